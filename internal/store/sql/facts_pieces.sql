-- Which uses of some years have pieces of land on record that methods count apart, and which file brought them? By the index of
-- these alone. Numbers as they are, as in facts_parcels.sql.
select
  parcel_id,
  uscc,
  valid_from,
  unregistered_area_m2,
  protected_area_m2,
  newly_reduced_area_m2,
  under_construction_area_m2,
  leased_out_area_m2,
  high_floor_area_m2,
  source_id
from occupancy
where zone_code = @zone_code
  and num_nonnulls(
    unregistered_area_m2, protected_area_m2, newly_reduced_area_m2, under_construction_area_m2, leased_out_area_m2, high_floor_area_m2
  ) > 0
  and valid_from <= make_date(@to_year::int, 12, 31)
  and coalesce(valid_to, 'infinity') >= make_date(@from_year::int, 1, 1)
limit 60000000;
