-- How much land, and floor that stands, do the parcels of each site of a zone have?
with mine as (
  select distinct parcel_id from site_parcel where zone_code = @zone_code
),
built as (
  select
    b.parcel_id,
    case when count(b.floor_area_m2) = count(*) then sum(b.floor_area_m2) end as floor_area_m2,
    sum(b.area_m2) as footprint_m2,
    count(*) as buildings
  from building b
  join mine using (parcel_id)
  where b.zone_code = @zone_code
  group by b.parcel_id
)
select
  m.site_id,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  coalesce(b.buildings, 0)::int as buildings
from site_parcel m
join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
left join built b on b.parcel_id = m.parcel_id
where m.zone_code = @zone_code
order by m.site_id, m.parcel_id
limit 20000000;
