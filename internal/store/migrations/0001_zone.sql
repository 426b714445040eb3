-- Zones, their parks and sub-areas, and the files that facts came from.
create extension if not exists postgis;
create extension if not exists pg_trgm;

-- given chooses between the value a file brings and the value that stands: an empty cell keeps what stands, unless the
-- import says that empty cells of its columns clear.
create function given(cleared text[], name text, brought anyelement, standing anyelement) returns anyelement
language sql immutable parallel safe
as $$ select coalesce(brought, case when name = any (cleared) then null else standing end) $$;

create table zone (
  zone_code text primary key check (zone_code ~ '^[0-9A-Za-z_-]{1,32}$'),
  name text not null check (name <> ''),
  code_scheme text not null default 'gb' check (code_scheme in ('gb', 'free')),
  data_version bigint not null default 0,
  next_id bigint not null default 1,
  created_at timestamptz not null default now()
);
comment on table zone is 'The authority that uses the system; the universe inside which things are ranked (开发区).';
comment on column zone.code_scheme is 'gb: enterprises carry GB 32100 codes and parcels GB/T 37346 codes; free: any non-empty key';
comment on column zone.data_version is 'rises by one with every change of the zone''s facts';
comment on column zone.next_id is 'the next surrogate number of the zone (parcels, findings, sources): dense, without a sequence per table';

create table data_source (
  zone_code text not null references zone,
  source_id bigint not null,
  kind text not null,
  file_name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes bigint not null check (bytes >= 0),
  crs text,
  imported_at timestamptz not null default now(),
  data_version bigint not null,
  program_version text not null,
  report jsonb not null,
  primary key (zone_code, source_id)
);
comment on table data_source is 'A file that was imported, by its hash, with the report of that import.';

create table park (
  zone_code text not null references zone,
  park_code text not null check (park_code <> ''),
  name text not null check (name <> ''),
  management text not null check (management in ('direct', 'autonomous', 'joint')),
  planned_area_m2 numeric(16, 4) check (planned_area_m2 > 0),
  geom geometry(MultiPolygon, 4490) not null check (not st_isempty(geom)),
  area_m2 numeric(16, 2) not null check (area_m2 > 0),
  source_id bigint not null,
  primary key (zone_code, park_code),
  foreign key (zone_code, source_id) references data_source
);
create index park_geom on park using gist (geom);
comment on table park is 'Part of a zone (园区).';
comment on column park.management is 'direct 直管, autonomous 自主管理, joint 联合管理';
comment on column park.planned_area_m2 is 'area by plan, m²';
comment on column park.area_m2 is 'area of the outline on the ellipsoid, m², measured at import';

create table subarea (
  zone_code text not null,
  park_code text not null,
  subarea text not null check (subarea <> ''),
  geom geometry(MultiPolygon, 4490) not null check (not st_isempty(geom)),
  area_m2 numeric(16, 2) not null check (area_m2 > 0),
  source_id bigint not null,
  primary key (zone_code, park_code, subarea),
  foreign key (zone_code, park_code) references park,
  foreign key (zone_code, source_id) references data_source
);
create index subarea_geom on subarea using gist (geom);
comment on table subarea is 'Part of a park (片区), named by its own name.';

-- transformed decodes one shape and transforms it to EPSG:4490, two-dimensional; null when it cannot be transformed.
create function transformed(shape bytea, srid integer) returns geometry
language plpgsql immutable parallel safe as $$
begin
  return st_transform(st_setsrid(st_force2d(st_geomfromwkb(shape)), srid), 4490);
exception when others then
  return null;
end
$$;
