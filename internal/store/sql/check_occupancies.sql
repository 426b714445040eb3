-- Which staged occupancies break a rule that needs the other rows or the database? Pieces are held against the land and the floor as they
-- will stand, with what is on record.
with brought as (
  select
    s.line,
    s.parcel_id,
    given(@cleared::text[], 'land_area_m2', s.land_area_m2, t.land_area_m2) as land_m2,
    given(@cleared::text[], 'floor_area_m2', s.floor_area_m2, t.floor_area_m2) as floor_m2,
    given(@cleared::text[], 'high_floor_area_m2', s.high_floor_area_m2, t.high_floor_area_m2) as high_floor_m2,
    given(@cleared::text[], 'leased_out_area_m2', s.leased_out_area_m2, t.leased_out_area_m2) as leased_out_m2,
    coalesce(given(@cleared::text[], 'unregistered_area_m2', s.unregistered_area_m2, t.unregistered_area_m2), 0)
    + coalesce(given(@cleared::text[], 'protected_area_m2', s.protected_area_m2, t.protected_area_m2), 0)
    + coalesce(given(@cleared::text[], 'newly_reduced_area_m2', s.newly_reduced_area_m2, t.newly_reduced_area_m2), 0)
    + coalesce(given(@cleared::text[], 'under_construction_area_m2', s.under_construction_area_m2, t.under_construction_area_m2), 0)
      as pieces_m2
  from staged_occupancies s
  left join occupancy t on t.zone_code = @zone_code and t.parcel_id = s.parcel_id and t.uscc = s.uscc and t.valid_from = s.valid_from
)
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'parcel_code', parcel_code, format('the same use by %s is already on line %s', uscc, first), 'refused'
from (
  select line, parcel_code, uscc, min(line) over (partition by parcel_code, uscc, valid_from) as first
  from staged_occupancies
) s
where line > first
union all
select s.line, 'parcel_code', s.parcel_code, 'no such parcel in force', 'refused'
from staged_occupancies s
where not exists (
  select from parcel p
  where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
)
union all
select s.line, 'uscc', s.uscc, 'no such enterprise in the zone', 'refused'
from staged_occupancies s
where not exists (select from enterprise e where e.zone_code = @zone_code and e.uscc = s.uscc)
union all
select s.line, 'valid_to', s.valid_to::text, 'ends before it begins', 'refused'
from staged_occupancies s
where s.valid_to < s.valid_from
union all
select line, 'land_area_m2', land_m2::text, format('its pieces (unregistered, protected, newly reduced, under construction) are %s m², more than the land of the use', pieces_m2), 'refused'
from brought
where pieces_m2 > land_m2
union all
select b.line, 'leased_out_area_m2', b.leased_out_m2::text, format('more than the land that the use may let, %s m²: that of its parcel but for its pieces', p.land_m2 - b.pieces_m2), 'refused'
from brought b
cross join lateral (
  select greatest(coalesce(p.title_area_m2, p.area_m2), b.land_m2) as land_m2
  from parcel p
  where p.zone_code = @zone_code and p.parcel_id = b.parcel_id
) p
where b.leased_out_m2 > greatest(0, p.land_m2 - b.pieces_m2)
union all
select line, 'high_floor_area_m2', high_floor_m2::text, 'more than the floor of the use', 'refused'
from brought
where high_floor_m2 > floor_m2
union all
select s.line, 'valid_from', coalesce(nullif(s.valid_from, '-infinity')::text, ''),
  format('has pieces of land, and a use of this pair from %s on is on record, which counts from then', max(o.valid_from)), 'noted'
from staged_occupancies s
join occupancy o on o.zone_code = @zone_code and o.parcel_id = s.parcel_id and o.uscc = s.uscc and o.valid_from > s.valid_from
where num_nonnulls(
  s.unregistered_area_m2, s.protected_area_m2, s.newly_reduced_area_m2, s.under_construction_area_m2, s.leased_out_area_m2, s.high_floor_area_m2
) > 0
group by s.line, s.valid_from
order by 1;
