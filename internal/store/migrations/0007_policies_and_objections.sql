-- Policies that a zone has saved, and objections to what a run says.
create table policy_version (
  zone_code text not null references zone,
  policy_id text not null check (policy_id <> ''),
  version integer not null check (version > 0),
  title text not null,
  digest text not null check (length(digest) = 64),
  source bytea not null,
  note text not null default '',
  saved_at timestamptz not null default now(),
  saved_by text not null,
  primary key (zone_code, policy_id, version)
);
comment on table policy_version is 'policies of a zone as they were saved; a version is never changed';
comment on column policy_version.source is 'the document, YAML or JSON';

create table objection (
  zone_code text not null,
  objection_id bigint not null,
  run_id bigint not null,
  subject_kind text not null check (subject_kind in ('enterprise', 'group', 'parcel')),
  subject_key text not null,
  raised_on date not null,
  raised_by text not null check (raised_by <> ''),
  statement text not null check (statement <> ''),
  evidence text not null default '',
  state text not null default 'open' check (state in ('open', 'upheld', 'partly_upheld', 'rejected', 'withdrawn')),
  grade text,
  outcome text,
  decided_on date,
  decided_by text,
  revision integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (zone_code, objection_id),
  foreign key (zone_code, run_id) references run,
  check (state in ('open', 'withdrawn') or (outcome <> '' and decided_by <> '' and decided_on is not null)),
  check (grade is null or state in ('upheld', 'partly_upheld'))
);
comment on table objection is 'objections of enterprises to a run (异议), with what was decided; also decisions of the leading group';
comment on column objection.evidence is 'what was handed in: names and numbers of documents';
comment on column objection.grade is 'the grade that was decided; a later run takes it over at its manual gate';
comment on column objection.revision is 'raised with every change; two officers cannot overwrite each other';
create index objection_run on objection (zone_code, run_id, subject_key);
