-- Runs and what they found. Rows of a run are written once and never changed.
create table run (
  zone_code text not null references zone,
  run_id bigint not null,
  year smallint not null,
  as_of date not null,
  policy_id text not null,
  policy_title text not null,
  policy_digest text not null check (length(policy_digest) = 64),
  policy_source bytea not null,
  data_version bigint not null,
  program_version text not null,
  trial boolean not null default false,
  created_at timestamptz not null default now(),
  created_by text not null,
  conservation jsonb not null,
  counts jsonb not null,
  primary key (zone_code, run_id)
);
comment on table run is 'One immutable application of one policy to one year of a zone''s data (评价批次).';
comment on column run.as_of is 'the day for which clocks are read (idle land)';
comment on column run.conservation is 'per amount: source = placed + not placed, yuan';

create table attribution (
  zone_code text not null,
  run_id bigint not null,
  uscc text not null,
  parcel_id bigint not null,
  relation text,
  land_m2 numeric(16, 4) not null check (land_m2 >= 0),
  basis text not null,
  output_cny numeric(18, 2),
  tax_cny numeric(18, 2),
  primary key (zone_code, run_id, uscc, parcel_id),
  foreign key (zone_code, run_id) references run
);
create index attribution_parcel on attribution (zone_code, run_id, parcel_id);
comment on table attribution is 'How a run spread an enterprise''s land and amounts over parcels; sums to the enterprise''s own amounts.';
comment on column attribution.basis is 'how the land share was found: declared land, floor share, equal share, whole parcel';

create table evaluation (
  zone_code text not null,
  run_id bigint not null,
  subject_kind text not null check (subject_kind in ('enterprise', 'parcel', 'subarea', 'park', 'management', 'zone')),
  subject_key text not null,
  parcel_id bigint,
  park_code text,
  subarea text,
  management text,
  track text,
  land_m2 numeric(18, 4),
  floor_area_ratio double precision,
  building_coverage double precision,
  parcel_count integer,
  enterprise_count integer,
  above_size_count integer,
  output_cny numeric(20, 2),
  output_state text not null check (output_state in ('value', 'below_size', 'missing', 'not_applicable')),
  tax_cny numeric(20, 2),
  tax_state text not null check (tax_state in ('value', 'below_size', 'missing', 'not_applicable')),
  output_per_mu double precision,
  tax_per_mu double precision,
  percentile double precision check (percentile between 0 and 100),
  score double precision,
  grade text not null default '',
  efficiency_class text check (efficiency_class in ('high', 'middle', 'low', 'unknown')),
  land_state text check (land_state in ('built_used', 'supplied_unused', 'idle', 'low_efficiency', 'not_industrial', 'cannot_tell')),
  findings text[] not null default '{}',
  disposal_mode text,
  detail jsonb not null,
  primary key (zone_code, run_id, subject_kind, subject_key),
  foreign key (zone_code, run_id) references run
);
create index evaluation_parcel on evaluation (zone_code, run_id, parcel_id) where subject_kind = 'parcel';
comment on table evaluation is 'Score, grade and every contribution to it, for an enterprise, parcel, sub-area, park or the zone.';
comment on column evaluation.output_per_mu is '万元/亩';
comment on column evaluation.tax_per_mu is '万元/亩';
comment on column evaluation.percentile is 'share, in percent, of the others of its kind whose tax per mu is smaller';
comment on column evaluation.findings is 'rules that are met or suspected';
comment on column evaluation.detail is 'parts of the score, reasons, and for groups the headline counts';

create table finding (
  zone_code text not null,
  finding_id bigint not null,
  run_id bigint not null,
  parcel_id bigint not null,
  rule text not null,
  clause text not null,
  outcome text not null check (outcome in ('met', 'suspected', 'cannot_tell')),
  disposal_mode text not null,
  detail jsonb not null,
  primary key (zone_code, finding_id),
  foreign key (zone_code, run_id) references run,
  foreign key (zone_code, parcel_id) references parcel
);
create index finding_run on finding (zone_code, run_id, parcel_id);
comment on table finding is 'A parcel that meets a screening rule, or of which that cannot be told (线索).';
comment on column finding.detail is 'title, formula with this parcel''s numbers, inputs with sources, missing inputs, what would clear it';
