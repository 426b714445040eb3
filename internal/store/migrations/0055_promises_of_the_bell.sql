-- What the bell says of promises, kept when they are judged for the ledger: it is asked by every open page every few minutes. Zones are
-- followed anew, so that it is there.
alter table promise_followed
  add column soon int not null default 0,
  add column overdue text[] not null default '{}';
comment on column promise_followed.soon is 'how many promises are due soon';
comment on column promise_followed.overdue is 'keys, as ledger_entry.finding_key, of the promises whose day has passed and that are not kept';
comment on column promise_followed.basis is 'day, run, version of the facts, the sum of all revisions of commitments and the days that are soon: day/run_id/data_version/revisions/soon';
update promise_followed set basis = '';
