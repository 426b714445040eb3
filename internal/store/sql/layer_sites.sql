-- Which redevelopment sites does a box show, each with the outline of its parcels together?
select
  lpad(s.site_id::text, 12, '0') as id,
  st_asbinary(l.geom) as geom,
  s.zone_code,
  s.site_id,
  s.name,
  s.state,
  s.mode,
  s.park_code,
  k.name as park_name,
  round(l.area_m2 * 3 / 2000, 4)::float8 as area_mu,
  l.parcel_count::int as parcel_count,
  l.in_force,
  s.revision,
  @year::int as year,
  @run_id::bigint as run_id
from site s
left join park k on k.zone_code = s.zone_code and k.park_code = s.park_code
cross join lateral (
  select
    st_multi(st_union(p.geom)) as geom,
    sum(coalesce(p.title_area_m2, p.area_m2)) as area_m2,
    count(*) as parcel_count,
    bool_and(p.valid_to is null) as in_force
  from site_parcel m
  join parcel p using (zone_code, parcel_id)
  where m.zone_code = s.zone_code and m.site_id = s.site_id
) l
where s.zone_code = @zone_code
  and (@id::text is null or lpad(s.site_id::text, 12, '0') = @id)
  and (@after::text is null or lpad(s.site_id::text, 12, '0') > @after)
  and (@west::float8 is null or st_intersects(l.geom, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@park_code::text[] is null or s.park_code = any (@park_code))
  and (@state::text[] is null or s.state = any (@state))
  and (@mode::text[] is null or s.mode = any (@mode))
order by lpad(s.site_id::text, 12, '0')
limit @most;
