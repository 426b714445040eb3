-- Which figures were promised of the parcels, and by which day are they due? Of one parcel and indicator those of the newest agreement.
-- What a review promises is of the site as a whole, and of none of its parcels.
with ranked as (
  select *, max(edition) over (partition by parcel_id, indicator) as newest
  from promise
  where zone_code = @zone_code and case_id is null and indicator in ('floor_area_ratio', 'investment_per_mu', 'output_per_mu', 'tax_per_mu')
)
select parcel_id, indicator, target::float8 as target, due_on
from ranked
where edition = newest and target is not null
order by parcel_id, indicator, target, due_on
limit 20000000;
