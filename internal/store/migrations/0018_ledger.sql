-- The ledger of findings (处置台账): an entry follows a finding from run to run and from state to state until it is dealt
-- with. Which states and moves there are is the program's table (internal/disposal); here stands what was done.

-- What makes a finding the same finding in the next run stands in this one place.
create view finding_to_follow as
select
  zone_code, run_id, finding_id, parcel_id, rule, outcome, disposal_mode,
  uscc,
  concat_ws('/', parcel_id, rule, uscc) as finding_key
from finding;
comment on view finding_to_follow is 'findings with the key by which the ledger knows them again';

create table holiday (
  zone_code text not null references zone,
  day date not null,
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null default '',
  primary key (zone_code, day)
);
comment on table holiday is 'days that are not what their weekday says: statutory holidays, and weekend days that are worked';

create table ledger_run (
  zone_code text not null,
  run_id bigint not null,
  as_of date not null,
  followed_at timestamptz not null default now(),
  opened integer not null,
  reopened integer not null,
  stood integer not null,
  closed integer not null,
  unsupported integer not null,
  primary key (zone_code, run_id),
  foreign key (zone_code, run_id) references run
);
comment on table ledger_run is 'runs that the ledger followed, and what each did to it';
create trigger never_changes before update or delete or truncate on ledger_run execute function refuse_change();

create table ledger_entry (
  zone_code text not null,
  entry_id bigint not null,
  finding_key text not null,
  current boolean not null default true,
  track text not null check (track in ('idle', 'low_efficiency')),
  rule text not null,
  uscc text,
  parcel_id bigint not null,
  finding_id bigint not null,
  opened_on date not null,
  first_run_id bigint not null,
  last_run_id bigint not null,
  unsupported_run_id bigint,
  version integer not null check (version > 0),
  state text not null check (state in (
    'suspected', 'investigating', 'proposed_idle', 'proposed_not_idle', 'idle', 'not_idle', 'proposed_low', 'proposed_not_low', 'verified', 'not_low',
    'in_disposal', 'done', 'exempt', 'protected', 'disputed', 'closed_unsupported'
  )),
  cause text check (cause in ('government', 'force_majeure', 'holder')),
  mode text,
  due_on date,
  clock text,
  proposed_by text,
  former_state text,
  former_due_on date,
  former_clock text,
  held_on date,
  disposed_m2 double precision not null default 0 check (disposed_m2 >= 0),
  last_on date,
  assignee text check (assignee <> ''),
  unit text,
  next_step text,
  note text,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  last_move text not null,
  primary key (zone_code, entry_id),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, first_run_id) references run (zone_code, run_id),
  check ((due_on is null) = (clock is null)),
  check ((state in ('exempt', 'protected', 'disputed')) = (former_state is not null))
) with (fillfactor = 70); -- each run notes itself on every entry whose finding it finds again: there is room for that on the page
create unique index ledger_entry_key on ledger_entry (zone_code, finding_key) where current;
create index ledger_entry_due on ledger_entry (zone_code, coalesce(due_on, date 'infinity'), entry_id);
create index ledger_entry_parcel on ledger_entry (zone_code, parcel_id);
comment on table ledger_entry is 'where a finding stands in its disposal: what its steps make of it';
comment on column ledger_entry.current is 'false once persons had decided on it, a run found nothing, and a later one found it anew: then another entry follows it';
comment on column ledger_entry.finding_id is 'the newest receipt';
comment on column ledger_entry.unsupported_run_id is 'the run that found it no longer; null while it is found';
comment on column ledger_entry.version is 'the number of its last step; two officers cannot overwrite each other';
comment on column ledger_entry.disposed_m2 is 'land that has been dealt with, m²';
comment on column ledger_entry.last_on is 'day of the last step that has one';

create table ledger_step (
  zone_code text not null,
  entry_id bigint not null,
  version integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  document_no text,
  document_on date,
  signer text,
  file_id bigint,
  cause text,
  mode text,
  until_on date,
  disposed_m2 double precision,
  due_on date,
  clock text,
  arithmetic jsonb not null default '[]',
  assignee text,
  unit text,
  next_step text,
  note text,
  done_by text not null check (done_by <> ''),
  done_at timestamptz not null default now(),
  primary key (zone_code, entry_id, version),
  foreign key (zone_code, entry_id) references ledger_entry
);
comment on table ledger_step is 'every change of an entry, with document, signer and deadline; written once';
comment on column ledger_step.arithmetic is 'how deadline and amounts come about: [{zh, en}]';
comment on column ledger_step.disposed_m2 is 'land that this step dealt with, m²';
create trigger never_changes before update or delete or truncate on ledger_step execute function refuse_change();

create table ledger_file (
  zone_code text not null,
  entry_id bigint not null,
  file_id bigint not null,
  name text not null check (name <> '' and length(name) <= 200),
  media_type text not null,
  sha256 text not null check (length(sha256) = 64),
  content bytea not null check (octet_length(content) between 1 and 20971520),
  added_by text not null check (added_by <> ''),
  added_at timestamptz not null default now(),
  primary key (zone_code, entry_id, file_id),
  foreign key (zone_code, entry_id) references ledger_entry
);
comment on table ledger_file is 'files of an entry: notices, decisions, photographs; written once';
comment on column ledger_file.name is 'what the sender called it; never a path';
create trigger never_changes before update or delete or truncate on ledger_file execute function refuse_change();

create table ledger_message (
  zone_code text not null,
  entry_id bigint not null,
  kind text not null check (kind in ('move', 'overdue')),
  about text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text,
  primary key (zone_code, entry_id, kind, about),
  foreign key (zone_code, entry_id) references ledger_entry
);
create index ledger_message_waiting on ledger_message (next_at) where sent_at is null;
comment on table ledger_message is 'what is to be told to the webhook: moves and deadlines that passed, each once, until it was taken';
comment on column ledger_message.about is 'of a move the version, of a deadline its day';
