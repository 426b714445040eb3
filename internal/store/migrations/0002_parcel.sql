-- Parcels with their history and lineage, and the buildings on them.
create table parcel (
  zone_code text not null references zone,
  parcel_id bigint not null,
  parcel_code text not null check (parcel_code <> ''),
  certificate_no text,
  park_code text,
  subarea text,
  address text,
  owner_name text,
  owner_uscc text,
  user_name text,
  tenure text check (tenure in ('state', 'collective')),
  supply_method text check (supply_method in ('granted', 'allocated', 'leased', 'other')),
  land_use_code text,
  planned_use_code text,
  title_area_m2 numeric(16, 4) check (title_area_m2 > 0),
  floor_area_m2 numeric(16, 2) check (floor_area_m2 >= 0),
  footprint_m2 numeric(16, 2) check (footprint_m2 >= 0),
  far_min numeric(8, 4) check (far_min > 0),
  far_max numeric(8, 4) check (far_max > 0),
  contract_no text,
  price_cny numeric(18, 2) check (price_cny >= 0),
  handed_over_on date,
  agreed_start_on date,
  agreed_completion_on date,
  actual_start_on date,
  actual_completion_on date,
  suspended_on date,
  term_ends_on date,
  developable_area_m2 numeric(16, 2) check (developable_area_m2 >= 0),
  developed_area_m2 numeric(16, 2) check (developed_area_m2 >= 0),
  agreed_investment_cny numeric(18, 2) check (agreed_investment_cny >= 0),
  invested_cny numeric(18, 2) check (invested_cny >= 0),
  idle_cause text check (idle_cause in ('government', 'force_majeure', 'holder')),
  mortgaged boolean,
  sealed boolean,
  geom geometry(MultiPolygon, 4490) not null check (not st_isempty(geom)),
  area_m2 numeric(16, 2) not null check (area_m2 > 0),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  source_id bigint not null,
  primary key (zone_code, parcel_id),
  foreign key (zone_code, park_code) references park,
  foreign key (zone_code, park_code, subarea) references subarea,
  foreign key (zone_code, source_id) references data_source
);
create unique index parcel_code_in_force on parcel (zone_code, parcel_code) where valid_to is null;
create index parcel_park on parcel (zone_code, park_code, parcel_id);
create index parcel_geom on parcel using gist (geom);
create index parcel_search on parcel using gin (parcel_code gin_trgm_ops, owner_name gin_trgm_ops, certificate_no gin_trgm_ops);
comment on table parcel is 'One bounded piece of land (宗地): what is in force, or was when it was split, merged or re-coded.';
comment on column parcel.parcel_id is 'surrogate; codes are re-issued on split and merge, so a code is unique only among parcels in force';
comment on column parcel.title_area_m2 is 'area by title, m²; wins over area_m2 in every per-mu figure';
comment on column parcel.area_m2 is 'area of the outline on the ellipsoid, m², measured at import';
comment on column parcel.far_min is 'lowest floor area ratio by contract or plan';
comment on column parcel.far_max is 'highest floor area ratio by contract or plan';
comment on column parcel.developable_area_m2 is 'area that should be developed (应动工开发), m²';
comment on column parcel.developed_area_m2 is 'area whose development has started (已动工开发), m²';
comment on column parcel.agreed_investment_cny is 'total investment by agreement, yuan, without land price and fees';
comment on column parcel.invested_cny is 'investment made, yuan, without land price and fees';

create table parcel_revision (
  like parcel including comments,
  primary key (zone_code, parcel_id, valid_from),
  foreign key (zone_code, parcel_id) references parcel,
  check (valid_to is not null)
);
comment on table parcel_revision is 'The earlier states of a parcel, each with the time in which it stood.';

create table parcel_lineage (
  zone_code text not null,
  parcel_id bigint not null,
  ancestor_id bigint not null,
  relation text not null check (relation in ('split', 'merge', 'adjust', 'recode')),
  recorded_at timestamptz not null default now(),
  document_no text,
  primary key (zone_code, parcel_id, ancestor_id),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, ancestor_id) references parcel (zone_code, parcel_id),
  check (parcel_id <> ancestor_id)
);
comment on table parcel_lineage is 'Which parcel came out of which by split, merge, adjustment or a new code.';

create table building (
  zone_code text not null references zone,
  building_id text not null check (building_id <> ''),
  parcel_code text,
  parcel_id bigint,
  storeys integer check (storeys >= 0),
  storey_height_m numeric(6, 2) check (storey_height_m > 0),
  floor_area_m2 numeric(16, 2) check (floor_area_m2 >= 0),
  building_use text,
  permitted boolean,
  completed_on date,
  geom geometry(MultiPolygon, 4490) not null check (not st_isempty(geom)),
  area_m2 numeric(16, 2) not null check (area_m2 > 0),
  source_id bigint not null,
  primary key (zone_code, building_id),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, source_id) references data_source
);
create index building_parcel on building (zone_code, parcel_id);
create index building_geom on building using gist (geom);
comment on table building is 'A building''s footprint, storeys and floor area.';
comment on column building.parcel_code is 'the parcel that the file names, if it names one';
comment on column building.parcel_id is 'the parcel it stands on: the named one, else the one that holds a point of it';
comment on column building.area_m2 is 'footprint on the ellipsoid, m², measured at import';
