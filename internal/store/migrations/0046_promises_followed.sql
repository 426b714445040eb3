-- Up to where the ledger has followed the promises of a zone: they are judged anew when the day, the run, the facts or a promise changes.
create table promise_followed (
  zone_code text primary key references zone,
  basis text not null,
  followed_at timestamptz not null default now()
);
comment on table promise_followed is 'by what the promises of a zone were last judged for the ledger';
comment on column promise_followed.basis is 'day, run, version of the facts and the sum of all revisions of commitments: day/run_id/data_version/revisions';
