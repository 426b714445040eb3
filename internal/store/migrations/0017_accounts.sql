-- Who may use the program, as what, and how each was let in. Users belong to the installation, not to a zone: one person
-- may work in several.
create table user_account (
  user_id bigint primary key generated always as identity,
  name text not null check (name <> ''),
  name_key text not null unique check (name_key <> ''),
  password_hash text check (password_hash like '$argon2id$%'),
  disabled_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null check (created_by <> ''),
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> '')
);
comment on table user_account is 'users; never deleted, and no name is given twice, so that who did what stays true';
comment on column user_account.name_key is 'the name as it is compared: width and case folded';
comment on column user_account.password_hash is 'argon2id, as a PHC string; null until a one-time link was used';
comment on column user_account.revision is 'raised with every change of roles or state; two administrators cannot overwrite each other';

create table user_role (
  zone_code text not null default '',
  user_id bigint not null references user_account,
  role text not null check (role <> ''),
  park_code text not null default '',
  granted_at timestamptz not null default now(),
  granted_by text not null check (granted_by <> ''),
  primary key (zone_code, user_id, role, park_code),
  check (park_code = '' or zone_code <> '')
);
create index user_role_user on user_role (user_id);
comment on table user_role is 'roles that users hold; which rights a role has is a table of the program';
comment on column user_role.zone_code is 'empty: in every zone, also those to come';
comment on column user_role.park_code is 'empty: in every park of the zone';

create table user_session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  user_id bigint not null references user_account,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('log_out', 'rotated', 'password', 'disabled')),
  check ((ended_at is null) = (ended_by is null))
);
create index user_session_user on user_session (user_id);
comment on table user_session is 'sessions of browsers, by the SHA-256 of a random token; the token itself is kept nowhere';
comment on column user_session.last_seen_at is 'to the minute; eight hours after it the session is worth nothing';
comment on column user_session.expires_at is 'after it the session is worth nothing, however busy';
comment on column user_session.ended_by is 'log_out; rotated: another session took its place; password: it was changed; disabled: the user was';

create table one_time_link (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  user_id bigint references user_account,
  created_at timestamptz not null default now(),
  created_by text not null check (created_by <> ''),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_user on one_time_link (user_id);
comment on table one_time_link is 'links that let somebody set a password, once, by the SHA-256 of their token';
comment on column one_time_link.user_id is 'whose password; null: it makes the first administrator, while there is no user';

create table sign_in_attempt (
  name_key text primary key check (name_key <> ''),
  failures integer not null check (failures > 0),
  last_at timestamptz not null default now()
);
comment on table sign_in_attempt is 'wrong passwords by name since the last right one, known names and others alike; after five, the next must wait';

alter table objection
  add column decision_recorded_by text,
  add column decision_recorded_at timestamptz;
comment on column objection.decision_recorded_by is 'the user who recorded what was decided; null of decisions from before there were users';
