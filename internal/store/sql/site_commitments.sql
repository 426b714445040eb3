-- Which figures per mu, and which floor area ratio, are promised of the parcels of a site? Of one parcel and indicator what the
-- newest decision of a review says of all land of its site, else the newest agreement on the parcel. Agreements carry no day, so
-- that any decision counts before them.
with counted as (
  select *
  from promise
  where zone_code = @zone_code and target is not null and indicator in ('floor_area_ratio', 'investment_per_mu', 'output_per_mu', 'tax_per_mu')
),
decided as (
  select o.parcel_id, c.indicator, c.target, c.edition, c.commitment_id, k.standing ->> 'decided_on' as decided_on
  from counted c
  join review_case k on k.zone_code = c.zone_code and k.case_id = c.case_id
  join commitment_land o on o.zone_code = c.zone_code and o.commitment_id = c.commitment_id
)
select distinct on (c.parcel_id, c.indicator) c.parcel_id, c.indicator, c.target::float8 as target
from site_parcel m
join (
  select parcel_id, indicator, target, edition, commitment_id, null as decided_on
  from counted
  where case_id is null
  union all
  select parcel_id, indicator, target, edition, commitment_id, decided_on
  from decided
) c using (parcel_id)
where m.zone_code = @zone_code and m.site_id = @site_id
order by c.parcel_id, c.indicator, c.decided_on desc nulls last, c.edition desc, c.commitment_id desc
limit 100000;
