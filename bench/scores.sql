-- Which score does the default policy give each enterprise and parcel, from the tables and a run's attribution?
with share as (
  select *, case when sum(land_m2) over w > 0 then land_m2 / sum(land_m2) over w else 1.0 / count(*) over w end as part
  from attribution
  where zone_code = @zone_code and run_id = @run_id
  window w as (partition by uscc)
),
report as (
  select * from annual_report where zone_code = @zone_code and year = @year
),
amounts as (
  select 'enterprise' as kind, n.uscc as key, n.scale, l.land_m2, r.tax_cny, r.output_cny, r.energy_tce, r.rd_cny, r.revenue_cny
  from enterprise n
  left join (select uscc, sum(land_m2) as land_m2 from share group by uscc) l using (uscc)
  left join report r using (uscc)
  where n.zone_code = @zone_code
  union all
  select
    'parcel', p.parcel_code,
    case when bool_or(n.scale = 'above') then 'above' when bool_and(coalesce(n.scale, '') = 'below') then 'below' end,
    coalesce(p.title_area_m2, p.area_m2),
    case when count(s.tax_cny) = count(*) then sum(s.tax_cny) end, -- a part of it is not known
    case when count(s.output_cny) = count(*) then sum(s.output_cny) end,
    case when count(r.energy_tce) = count(*) then sum(r.energy_tce * s.part) end,
    case when count(r.rd_cny) = count(*) then sum(r.rd_cny * s.part) end,
    case when count(r.revenue_cny) = count(*) then sum(r.revenue_cny * s.part) end
  from parcel p
  join share s using (parcel_id)
  join enterprise n on n.zone_code = p.zone_code and n.uscc = s.uscc
  left join report r on r.uscc = s.uscc
  where p.zone_code = @zone_code and p.valid_to is null
  group by p.parcel_code, p.title_area_m2, p.area_m2
),
item (scale, indicator, weight) as (
  values ('above', 'tax_per_mu', 45), ('above', 'output_per_mu', 30), ('above', 'tax_per_tce', 15), ('above', 'rd_ratio', 10),
    ('below', 'tax_per_mu', 100)
),
usable as (
  select * from (
    select a.kind, a.key, a.scale, i.indicator, i.weight,
      case i.indicator when 'output_per_mu' then a.output_cny when 'rd_ratio' then a.rd_cny else a.tax_cny end as numerator,
      case i.indicator when 'tax_per_tce' then a.energy_tce when 'rd_ratio' then a.revenue_cny else a.land_m2 end as denominator
    from amounts a
    join item i using (scale)
  ) ratio
  where numerator is not null and denominator > 0
),
baseline as (
  select kind, scale, indicator, sum(numerator) / sum(denominator) as mean
  from usable
  group by kind, scale, indicator
  having count(*) >= 5
)
select kind, key,
  round(sum(round(greatest(least(weight * (numerator / denominator) / mean, 1.5 * weight), 0), 4)) * 100 / sum(weight), 2) as score
from usable
join baseline using (kind, scale, indicator)
where mean > 0
group by kind, key
having count(*) filter (where indicator = 'tax_per_mu') = 1
