-- On which days did production begin and full capacity come about, by the record of commitments? Of one parcel, enterprise and
-- indicator by the newest agreement, and there the latest; null where a day that it names has not come about. What a review
-- promises is of the site as a whole, and of none of its parcels.
with ranked as (
  select
    parcel_id,
    uscc,
    indicator,
    actual_on,
    coalesce(edition_of(agreement_version), 0) as edition,
    max(coalesce(edition_of(agreement_version), 0)) over (partition by parcel_id, uscc, indicator) as newest
  from commitment
  where zone_code = @zone_code
    and indicator in ('production_on', 'capacity_on')
    and case_id is null
)
select parcel_id, uscc, indicator, case when count(actual_on) = count(*) then max(actual_on) end as reached_on
from ranked
where edition = newest
group by parcel_id, uscc, indicator
order by parcel_id, uscc, indicator
limit 20000000;
