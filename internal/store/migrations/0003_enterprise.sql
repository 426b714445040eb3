-- Enterprises, what they report, which land they use, what they promised and what happened.
create table enterprise (
  zone_code text not null references zone,
  uscc text not null check (uscc <> ''),
  name text not null check (name <> ''),
  park_code text,
  address text,
  parcel_ref text,
  certificate_no text,
  industry_code text,
  industry_version text,
  scale text check (scale in ('above', 'below')),
  trade_quota boolean,
  listing text check (listing in ('none', 'preparing', 'listed')),
  status text check (status in ('operating', 'stopped', 'deregistered')),
  registered_on date,
  production_on date,
  parent_uscc text,
  geom geometry(Point, 4490),
  source_id bigint not null,
  primary key (zone_code, uscc),
  foreign key (zone_code, park_code) references park,
  foreign key (zone_code, source_id) references data_source
);
create index enterprise_park on enterprise (zone_code, park_code, uscc);
create index enterprise_geom on enterprise using gist (geom);
create index enterprise_search on enterprise using gin (name gin_trgm_ops, uscc gin_trgm_ops);
comment on table enterprise is 'A legal unit, by unified social credit code (统一社会信用代码).';
comment on column enterprise.parcel_ref is 'the parcel key that the enterprise''s own record names';
comment on column enterprise.scale is 'above or below designated size (规上, 规下)';
comment on column enterprise.trade_quota is 'trade above quota (限上)';

create table annual_report (
  zone_code text not null,
  uscc text not null,
  year smallint not null check (year between 1949 and 2100),
  output_cny numeric(18, 2) check (output_cny >= 0),
  revenue_cny numeric(18, 2) check (revenue_cny >= 0),
  value_added_cny numeric(18, 2),
  tax_cny numeric(18, 2),
  profit_cny numeric(18, 2),
  fixed_investment_cny numeric(18, 2) check (fixed_investment_cny >= 0),
  rd_cny numeric(18, 2) check (rd_cny >= 0),
  employees integer check (employees >= 0),
  energy_tce numeric(16, 4) check (energy_tce >= 0),
  electricity_kwh numeric(18, 2) check (electricity_kwh >= 0),
  water_m3 numeric(18, 2) check (water_m3 >= 0),
  emissions_t numeric(16, 6) check (emissions_t >= 0),
  vat_cny numeric(18, 2),
  exempt_offset_cny numeric(18, 2),
  income_tax_cny numeric(18, 2),
  construction_tax_cny numeric(18, 2),
  stamp_tax_cny numeric(18, 2),
  land_use_tax_cny numeric(18, 2),
  property_tax_cny numeric(18, 2),
  land_vat_cny numeric(18, 2),
  education_surcharge_cny numeric(18, 2),
  local_education_surcharge_cny numeric(18, 2),
  other_tax_cny numeric(18, 2),
  sources jsonb not null,
  primary key (zone_code, uscc, year),
  foreign key (zone_code, uscc) references enterprise
);
create index annual_report_year on annual_report (zone_code, year, uscc);
comment on table annual_report is 'What an enterprise made, paid and used in one year (年度数据). Amounts in yuan; null is not reported, which is not zero.';
comment on column annual_report.sources is 'column → source_id of the file that brought the value';
comment on column annual_report.exempt_offset_cny is '免抵调, yuan';
comment on column annual_report.energy_tce is 'comprehensive energy, tonnes of coal equivalent';
comment on column annual_report.emissions_t is 'main pollutants, tonnes';

create table occupancy (
  zone_code text not null,
  parcel_id bigint not null,
  uscc text not null,
  valid_from date not null default '-infinity',
  valid_to date check (valid_to >= valid_from),
  relation text check (relation in ('own', 'lease', 'sublease')),
  land_area_m2 numeric(16, 4) check (land_area_m2 >= 0),
  floor_area_m2 numeric(16, 2) check (floor_area_m2 >= 0),
  basis text not null check (basis in ('declared', 'matched', 'person')),
  confidence real not null check (confidence between 0 and 1),
  reason text not null,
  source_id bigint,
  primary key (zone_code, parcel_id, uscc, valid_from),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, uscc) references enterprise,
  foreign key (zone_code, source_id) references data_source
);
create index occupancy_enterprise on occupancy (zone_code, uscc);
comment on table occupancy is 'Who uses which parcel (用地关系): many to many; the right holder need not be the user.';
comment on column occupancy.valid_from is '-infinity when no start is on record';
comment on column occupancy.basis is 'declared: from a file; matched: proposed by key; person: decided by hand, never overwritten by a match';
comment on column occupancy.reason is 'for a match, the rule that placed it';

create table commitment (
  zone_code text not null references zone,
  commitment_id text not null check (commitment_id <> ''),
  parcel_id bigint,
  uscc text,
  agreement_no text,
  indicator text not null,
  target numeric,
  target_on date,
  unit text,
  due_on date,
  actual numeric,
  actual_on date,
  evidence text,
  source_id bigint not null,
  primary key (zone_code, commitment_id),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, uscc) references enterprise,
  foreign key (zone_code, source_id) references data_source
);
comment on table commitment is 'What an agreement promised and what was delivered (履约承诺).';

create table event (
  zone_code text not null references zone,
  event_id text not null check (event_id <> ''),
  event_kind text not null check (event_kind in
    ('safety', 'environment', 'credit', 'shutdown', 'resumption', 'seizure', 'illegal_building', 'other')),
  parcel_id bigint,
  uscc text,
  happened_on date not null,
  ends_on date check (ends_on >= happened_on),
  document_no text,
  description text,
  source_id bigint not null,
  primary key (zone_code, event_id),
  foreign key (zone_code, parcel_id) references parcel,
  foreign key (zone_code, uscc) references enterprise,
  foreign key (zone_code, source_id) references data_source
);
comment on table event is 'Safety, environment, credit, shutdown, seizure and the like, with date and document.';
