-- The review of redevelopment schemes (方案审查). Which states and moves there are is the program's table (internal/review); here
-- stands what was done.
alter table user_role add column department text not null default '' check (department = '' or department ~ '^[a-z][a-z0-9_]{0,39}$');
comment on column user_role.department is 'for which a reviewer gives opinions; empty of other roles';
alter table user_role drop constraint user_role_pkey, add primary key (zone_code, user_id, role, park_code, department);

create table review_setting (
  zone_code text not null references zone,
  version integer not null check (version > 0),
  content jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by text not null check (saved_by <> ''),
  primary key (zone_code, version)
);
comment on table review_setting is 'which departments a zone asks, by when, and how many owners must agree; the newest counts';
create trigger never_changes before update or delete or truncate on review_setting execute function refuse_change();

create table review_case (
  zone_code text not null references zone,
  case_id bigint not null,
  site_id bigint not null,
  version integer not null check (version > 0),
  state text not null check (state in (
    'draft', 'in_review', 'correcting', 'for_meeting', 'first_level', 'second_level', 'suspended', 'approved', 'published', 'done', 'refused', 'withdrawn'
  )),
  scenario_id bigint not null,
  scenario_revision integer not null,
  standing jsonb not null,
  due_on date,
  opened_at timestamptz not null default now(),
  opened_by text not null check (opened_by <> ''),
  since_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> ''),
  last_move text not null,
  primary key (zone_code, case_id),
  foreign key (zone_code, site_id) references site,
  foreign key (zone_code, site_id, scenario_id, scenario_revision) references scenario (zone_code, site_id, scenario_id, revision)
);
create unique index review_case_open on review_case (zone_code, site_id) where state not in ('done', 'refused', 'withdrawn');
create index review_case_due on review_case (zone_code, due_on);
comment on table review_case is 'where the review of a scheme stands: what its steps make of it';
comment on column review_case.version is 'the number of its last step';
comment on column review_case.standing is 'dossier, consents, opinions, items and decision, as the steps leave them';
comment on column review_case.since_at is 'when it came into its state';

create table review_step (
  zone_code text not null,
  case_id bigint not null,
  version integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  body jsonb not null,
  due_on date,
  clock text,
  arithmetic jsonb not null default '[]',
  done_by text not null check (done_by <> ''),
  done_at timestamptz not null default now(),
  primary key (zone_code, case_id, version),
  foreign key (zone_code, case_id) references review_case
);
comment on table review_step is 'every change of a case, with what it brought; written once';
create trigger never_changes before update or delete or truncate on review_step execute function refuse_change();

create table review_file (
  zone_code text not null,
  case_id bigint not null,
  file_id bigint not null,
  name text not null check (name <> '' and length(name) <= 200),
  media_type text not null,
  sha256 text not null check (length(sha256) = 64),
  content bytea not null check (octet_length(content) between 1 and 20971520),
  added_by text not null check (added_by <> ''),
  added_at timestamptz not null default now(),
  primary key (zone_code, case_id, file_id),
  foreign key (zone_code, case_id) references review_case
);
comment on table review_file is 'files of a case: papers of the dossier, opinions, minutes, decisions; written once, handed out to be saved and never shown';
create trigger never_changes before update or delete or truncate on review_file execute function refuse_change();

create table review_frozen (
  zone_code text not null,
  case_id bigint not null,
  version integer not null,
  digest text not null check (length(digest) = 64),
  content bytea not null,
  frozen_at timestamptz not null default now(),
  primary key (zone_code, case_id, version),
  foreign key (zone_code, case_id, version) references review_step
);
comment on table review_frozen is 'what a submission or a decision rested on, as JSON: run, scheme with figures and checks, parcels; later changes of facts do not move it';
comment on column review_frozen.digest is 'SHA-256 of content, in hexadecimal digits';
create trigger never_changes before update or delete or truncate on review_frozen execute function refuse_change();

create table review_link (
  zone_code text not null,
  case_id bigint not null,
  link_id bigint not null,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  owner text not null check (owner <> '' and length(owner) <= 200),
  made_at timestamptz not null default now(),
  made_by text not null check (made_by <> ''),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  primary key (zone_code, case_id, link_id),
  foreign key (zone_code, case_id) references review_case,
  check ((revoked_at is null) = (revoked_by is null))
);
comment on table review_link is 'links by which an applicant follows one case without signing in, by the SHA-256 of their token';
