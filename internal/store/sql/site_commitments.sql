-- Which figures per mu, and which floor area ratio, are promised of the parcels of a site? Of one parcel and indicator what the
-- newest decision of a review says of all land of its site, else the newest agreement on the parcel. Agreements carry no day, so
-- that any decision counts before them.
with counted as (
  select *
  from promise
  where zone_code = @zone_code and target is not null and indicator in ('floor_area_ratio', 'investment_per_mu', 'output_per_mu', 'tax_per_mu')
),
reviewed as materialized (
  select m.parcel_id, k.case_id, k.standing ->> 'decided_on' as decided_on
  from site_parcel m
  cross join lateral sites_of_land(m.zone_code, m.parcel_id) s
  join review_case k on k.zone_code = m.zone_code and k.site_id = s.site_id and k.state <> 'terminated'
  where m.zone_code = @zone_code and m.site_id = @site_id
)
select distinct on (c.parcel_id, c.indicator) c.parcel_id, c.indicator, c.target::float8 as target
from site_parcel m
join (
  select parcel_id, indicator, target, edition, commitment_id, null as decided_on
  from counted
  where case_id is null
  union all
  select r.parcel_id, c.indicator, c.target, c.edition, c.commitment_id, r.decided_on
  from reviewed r
  join counted c on c.case_id = r.case_id
) c using (parcel_id)
where m.zone_code = @zone_code and m.site_id = @site_id
order by c.parcel_id, c.indicator, c.decided_on desc nulls last, c.edition desc, c.commitment_id desc
limit 100000;
