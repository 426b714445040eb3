-- Redevelopment sites (再开发地块): parcels taken together, and the scenarios of what could be built there.
create table site (
  zone_code text not null references zone,
  site_id bigint not null,
  name text not null check (name <> '' and length(name) <= 200),
  park_code text,
  mode text check (mode in ('rebuild', 'extend', 'improve', 'buy_back', 'self_renewal', 'platform', 'joint', 'mixed')),
  state text not null default 'draft' check (state in ('draft', 'active', 'ended')),
  found_by jsonb,
  revision integer not null default 1 check (revision > 0),
  made_at timestamptz not null default now(),
  made_by text not null check (made_by <> ''),
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> ''),
  primary key (zone_code, site_id),
  foreign key (zone_code, park_code) references park
);
comment on table site is 'parcels that could be redeveloped together (工改工); drafts may overlap, active ones may not';
comment on column site.park_code is 'the park in which its parcels lie; null where they lie in several, or in none';
comment on column site.mode is '拆除重建, 改扩建, 综合整治, 政府收储, 企业自改, 平台回购, 合作开发, 混合改造';
comment on column site.state is 'draft: an idea; active: submitted to review, or approved and being built; ended: withdrawn, refused or done';
comment on column site.found_by is 'the search that found it with its reasons, null where it was put together by hand';
comment on column site.revision is 'raised with every change; of two planners one wins, the other is told';

create table site_parcel (
  zone_code text not null,
  site_id bigint not null,
  parcel_id bigint not null,
  active boolean not null,
  primary key (zone_code, site_id, parcel_id),
  foreign key (zone_code, site_id) references site,
  foreign key (zone_code, parcel_id) references parcel
);
create unique index site_parcel_active on site_parcel (zone_code, parcel_id) where active;
create index site_parcel_parcel on site_parcel (zone_code, parcel_id);
comment on column site_parcel.active is 'that its site is active: a parcel is in one active site at most';

create table site_revision (
  zone_code text not null,
  site_id bigint not null,
  revision integer not null check (revision > 0),
  name text not null,
  mode text,
  state text not null,
  parcel_ids bigint[] not null check (cardinality(parcel_ids) > 0),
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> ''),
  primary key (zone_code, site_id, revision),
  foreign key (zone_code, site_id) references site
);
comment on table site_revision is 'every state of a site; written once';
create trigger never_changes before update or delete or truncate on site_revision execute function refuse_change();

create table scenario (
  zone_code text not null,
  site_id bigint not null,
  scenario_id bigint not null,
  revision integer not null check (revision > 0),
  name text not null check (name <> '' and length(name) <= 200),
  inputs jsonb not null,
  dropped boolean not null default false,
  made_at timestamptz not null default now(),
  made_by text not null check (made_by <> ''),
  primary key (zone_code, site_id, scenario_id, revision),
  foreign key (zone_code, site_id) references site
);
comment on table scenario is 'what could be built on a site and what it would cost and yield; a change is a further revision, the newest counts';
comment on column scenario.inputs is 'what the planner set, with units in the names; figures are made from them and from a run when they are asked for';
create trigger never_changes before update or delete or truncate on scenario execute function refuse_change();
