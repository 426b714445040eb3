-- Which figures per mu, and which floor area ratio, do agreements promise of the parcels of a site? Of one parcel and
-- indicator the newest agreement counts.
select distinct on (c.parcel_id, c.indicator) c.parcel_id, c.indicator, c.target::float8 as target
from site_parcel m
join commitment c using (zone_code, parcel_id)
where m.zone_code = @zone_code
  and m.site_id = @site_id
  and c.target is not null
  and (c.indicator = 'floor_area_ratio' or c.indicator in ('investment_per_mu', 'output_per_mu', 'tax_per_mu') and coalesce(c.unit, '万元/亩') = '万元/亩')
order by c.parcel_id, c.indicator, edition_of(c.agreement_version) desc nulls last, c.agreement_version desc nulls last, c.commitment_id desc
limit 100000;
