-- What was promised for a parcel, or by a review for the site that it belongs to? A promise of a review is kept on one parcel of
-- its site (its commitment_id is review-CASE-NUMBER), and is one of all of them.
with reviewed as (
  select 'review-' || k.case_id || '-%' as ids, s.name, m.parcel_id
  from review_case k
  join site s on s.zone_code = k.zone_code and s.site_id = k.site_id
  join site_parcel m on m.zone_code = k.zone_code and m.site_id = k.site_id
  where k.zone_code = @zone_code and m.parcel_id = @parcel_id
)
select
  c.commitment_id, c.indicator, c.target::float8 as target, c.target_on::text as target_on, c.unit, c.due_on::text as due_on,
  c.actual::float8 as actual, c.actual_on::text as actual_on, r.name as of_site
from commitment c
left join reviewed r on c.commitment_id like r.ids
where c.zone_code = @zone_code and (c.parcel_id = @parcel_id or r.name is not null)
order by c.due_on nulls last, c.commitment_id
limit 1000;
