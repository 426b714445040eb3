-- Which cases of review does a zone have, or which is this one, the newest first? Applicants are who made or changed the site
-- before it ended, or one that it was begun with, made a revision of their scenarios, or made one of the moves of applicants.
with recursive begun as (
  select site_id, site_id as from_id from site where zone_code = @zone_code
  union
  select b.site_id, s.copied_from
  from begun b
  join site s on s.zone_code = @zone_code and s.site_id = b.from_id
  where s.copied_from is not null
)
select
  c.case_id, c.site_id, s.name as site_name, s.state as site_state, s.park_code,
  coalesce(
    (
      select n.name
      from scenario n
      where n.zone_code = c.zone_code and n.site_id = c.site_id and n.scenario_id = c.scenario_id and n.revision = c.scenario_revision
    ),
    ''
  ) as scenario_name,
  l.area_m2::float8 as area_m2, round(l.area_m2 * 3 / 2000, 4)::float8 as area_mu,
  array(
    select r.changed_by from begun b join site_revision r on r.zone_code = c.zone_code and r.site_id = b.from_id where b.site_id = c.site_id and r.state <> 'ended'
    union
    select n.made_by from begun b join scenario n on n.zone_code = c.zone_code and n.site_id = b.from_id where b.site_id = c.site_id
    union
    select t.done_by from review_step t where t.zone_code = c.zone_code and t.case_id = c.case_id and t.move = any (@applicant_moves::text[])
    order by 1
  ) as applicants,
  c.standing, c.opened_by, c.opened_at, c.since_at, c.changed_at, c.changed_by, c.last_move
from review_case c
join site s on s.zone_code = c.zone_code and s.site_id = c.site_id
cross join lateral (
  select sum(coalesce(p.title_area_m2, p.area_m2)) as area_m2
  from site_parcel m
  join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
  where m.zone_code = c.zone_code and m.site_id = c.site_id
) l
where c.zone_code = @zone_code
  and (@case_id::bigint is null or c.case_id = @case_id)
  and (@states::text[] is null or c.state = any (@states))
  and (@park_code::text is null or s.park_code = @park_code)
order by c.case_id desc
limit 10000;
