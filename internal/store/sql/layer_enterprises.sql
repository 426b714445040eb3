-- Which enterprises does a box show, where they say they are, else on the largest parcel that they use?
with placed as (
  select n.*, coalesce(n.geom, largest.geom) as place
  from enterprise n
  left join lateral (
    select st_pointonsurface(p.geom) as geom
    from occupancy o
    join parcel p using (zone_code, parcel_id)
    where o.zone_code = n.zone_code and o.uscc = n.uscc and p.valid_to is null
    order by o.land_area_m2 desc nulls last, p.parcel_code
    limit 1
  ) largest on n.geom is null
  where n.zone_code = @zone_code
)
select
  n.uscc as id,
  st_asbinary(n.place) as geom,
  n.zone_code,
  n.uscc,
  n.name,
  n.park_code,
  n.industry_code,
  n.scale,
  n.trade_quota,
  n.listing,
  n.status,
  e.output_cny::float8 as output_cny,
  e.output_state,
  e.tax_cny::float8 as tax_cny,
  round(e.land_m2 * 3 / 2000, 4)::float8 as land_mu,
  e.parcel_count,
  e.output_per_mu,
  e.tax_per_mu,
  e.percentile,
  e.score,
  e.grade,
  e.efficiency_class,
  @year::int as year,
  e.run_id
from placed n
left join evaluation e
  on e.zone_code = n.zone_code and e.run_id = @run_id and e.subject_kind = 'enterprise' and e.subject_key = n.uscc
where (@id::text is null or n.uscc = @id)
  and (@after::text is null or n.uscc > @after)
  and (@west::float8 is null or st_intersects(n.place, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@uscc::text[] is null or n.uscc = any (@uscc))
  and (@park_code::text[] is null or n.park_code = any (@park_code))
  and (@industry_code::text[] is null or n.industry_code = any (@industry_code))
  and (@scale::text[] is null or n.scale = any (@scale))
  and (@listing::text[] is null or n.listing = any (@listing))
  and (@status::text[] is null or n.status = any (@status))
  and (@grade::text[] is null or e.grade = any (@grade))
order by n.uscc
limit @most;
