-- Which figures per mu, and which floor area ratio, do agreements promise of the parcels of a site? Of one parcel and
-- indicator the newest agreement counts.
select distinct on (c.parcel_id, c.indicator) c.parcel_id, c.indicator, c.target::float8 as target
from site_parcel m
join promise c using (zone_code, parcel_id)
where m.zone_code = @zone_code
  and m.site_id = @site_id
  and c.target is not null
  and c.indicator in ('floor_area_ratio', 'investment_per_mu', 'output_per_mu', 'tax_per_mu')
order by c.parcel_id, c.indicator, c.edition desc, c.commitment_id desc
limit 100000;
