-- Which parcels touch or face each other: made of a zone's outlines when somebody first asks after a change of its data.
create table neighbour_graph (
  zone_code text primary key references zone,
  data_version bigint not null,
  widest_m double precision not null check (widest_m >= 0),
  srid integer not null,
  parcels integer not null,
  pairs integer not null,
  made_at timestamptz not null default now()
);
comment on table neighbour_graph is 'of which data version the neighbours of a zone are; where that is not the present one, they are made anew';
comment on column neighbour_graph.widest_m is 'the widest gap between two parcels that are kept as neighbours, m';
comment on column neighbour_graph.srid is 'the 3-degree Gauss-Krüger zone of CGCS2000 in which they were measured';

create table neighbour (
  zone_code text not null,
  a bigint not null,
  b bigint not null,
  gap_m double precision not null check (gap_m >= 0),
  frontage_m double precision not null check (frontage_m > 0),
  primary key (zone_code, a, b),
  check (a < b)
);
comment on table neighbour is 'pairs of parcels (parcel_id) that share a line or face each other across a gap, no third one between';
comment on column neighbour.gap_m is 'the least distance between the two, m';
comment on column neighbour.frontage_m is 'length along which they touch, or face each other no further apart than twice the gap, m';

create table parcel_outline (
  zone_code text not null,
  parcel_id bigint not null,
  perimeter_m double precision not null check (perimeter_m > 0),
  open_m double precision not null check (open_m >= 0),
  primary key (zone_code, parcel_id)
);
comment on table parcel_outline is 'outlines of parcels as the neighbours of the same zone were made of';
comment on column parcel_outline.open_m is 'the part of the outline that no other parcel shares, along roads and open land, m';
