-- What is promised of a parcel: by agreements on it, and by reviews of all land of a site that it is of?
with promised as (
  select *
  from commitment
  where zone_code = @zone_code and parcel_id = @parcel_id
  union all
  select c.*
  from sites_of_land(@zone_code, @parcel_id) s
  join review_case k on k.zone_code = @zone_code and k.site_id = s.site_id and k.state <> 'terminated'
  join commitment c on c.zone_code = k.zone_code and c.case_id = k.case_id
)
select
  c.commitment_id, c.indicator, c.target::float8 as target, c.target_on::text as target_on, c.unit, c.due_on::text as due_on,
  c.actual::float8 as actual, c.actual_on::text as actual_on, t.name as of_site
from promised c
left join review_case k on k.zone_code = c.zone_code and k.case_id = c.case_id
left join site t on t.zone_code = k.zone_code and t.site_id = k.site_id
order by c.due_on nulls last, c.commitment_id
limit 1000;
