-- Pieces of the land of a use that methods count apart (事实用地、评价保护期、新减、在建、租出), the floor of storeys over 8 m that it takes, and what
-- a run made of them.
alter table occupancy
  add column unregistered_area_m2 numeric(16, 4) check (unregistered_area_m2 >= 0),
  add column protected_area_m2 numeric(16, 4) check (protected_area_m2 >= 0),
  add column newly_reduced_area_m2 numeric(16, 4) check (newly_reduced_area_m2 >= 0),
  add column under_construction_area_m2 numeric(16, 4) check (under_construction_area_m2 >= 0),
  add column leased_out_area_m2 numeric(16, 4) check (leased_out_area_m2 >= 0),
  add column high_floor_area_m2 numeric(16, 2) check (high_floor_area_m2 >= 0);
comment on column occupancy.unregistered_area_m2 is 'of its land on the parcel, in use without title (事实用地), m²';
comment on column occupancy.protected_area_m2 is 'of its land on the parcel, in its protected period (评价保护期), m²';
comment on column occupancy.newly_reduced_area_m2 is 'of its land on the parcel, newly given up (新减), m²';
comment on column occupancy.under_construction_area_m2 is 'of its land on the parcel, under construction (在建), m²';
comment on column occupancy.leased_out_area_m2 is 'land of the parcel that it lets to others (租出), on record as users or not, m²';
comment on column occupancy.high_floor_area_m2 is 'of its floor on the parcel, of storeys over 8 m (层高超过8米), m²';
-- The few uses with pieces on record, so that zones without any look nothing up.
create index occupancy_pieces on occupancy (zone_code, parcel_id)
where num_nonnulls(
  unregistered_area_m2, protected_area_m2, newly_reduced_area_m2, under_construction_area_m2, leased_out_area_m2, high_floor_area_m2
) > 0;
alter table attribution add column pieces jsonb;
comment on column attribution.pieces is 'the pieces on record of the use that the run saw, m², and source_id; null: none';
