-- What a review promises is of all land of its site, whatever comes of its parcels.
alter table commitment
  add column case_id bigint,
  add foreign key (zone_code, case_id) references review_case,
  add check (parcel_id is null or case_id is null);
create index commitment_case on commitment (zone_code, case_id) where case_id is not null;
alter table commitment_revision add column case_id bigint;
comment on column commitment.case_id is 'the review whose decision promises it of all land of its site (commitment_land); null of an agreement, which is on parcel_id';
comment on column commitment_revision.case_id is 'as in commitment';

-- Until now it was kept on one parcel of the site: that it no longer is makes a state of its own.
with moved as (
  update commitment c
  set case_id = k.case_id, parcel_id = null, revision = c.revision + 1
  from review_case k
  where k.zone_code = c.zone_code and k.case_id = substring(c.commitment_id from '^review-([0-9]{1,15})-[0-9]+$')::bigint
  returning c.*
)
insert into commitment_revision
select * from moved;

create or replace view promise as
select
  c.zone_code,
  c.parcel_id,
  c.case_id,
  c.commitment_id,
  c.indicator,
  c.agreement_version,
  coalesce(edition_of(c.agreement_version), 0) as edition,
  case
    when c.indicator not in ('investment_per_mu', 'output_per_mu', 'tax_per_mu') or coalesce(c.unit, '') in ('', '万元/亩') then c.target
    when c.unit in ('万元/公顷', '元/平方米') then c.target / 15
  end as target,
  c.target_on,
  coalesce(c.due_on, c.target_on) as due_on
from commitment c
where (c.parcel_id is not null or c.case_id is not null) and (c.target is not null or c.target_on is not null);
comment on view promise is 'What was promised of land. Of one parcel and indicator the highest edition of its agreements is in force.';
comment on column promise.parcel_id is 'of an agreement; null of what a review promises of its site';
comment on column promise.case_id is 'the review whose decision promises it for the whole site; null of an agreement on the parcel';

create view parcel_extent as
select zone_code, parcel_id, coalesce(title_area_m2, area_m2) as land_m2, valid_from, valid_to
from parcel_revision
union all
select zone_code, parcel_id, coalesce(title_area_m2, area_m2), valid_from, valid_to
from parcel;
comment on view parcel_extent is 'How much land a parcel had in each of its states, m²: by title, else as measured.';

create view site_drawn as
select m.zone_code, m.site_id, m.parcel_id, d.drawn_at, e.land_m2
from site_parcel m
cross join lateral (
  select max(r.changed_at) as drawn_at
  from site_revision r
  left join site_revision b on b.zone_code = r.zone_code and b.site_id = r.site_id and b.revision = r.revision - 1
  where r.zone_code = m.zone_code
    and r.site_id = m.site_id
    and m.parcel_id = any (r.parcel_ids)
    and not m.parcel_id = any (coalesce(b.parcel_ids, '{}'))
) d
left join lateral (
  select x.land_m2
  from parcel_extent x
  where x.zone_code = m.zone_code and x.parcel_id = m.parcel_id and coalesce(x.valid_to, 'infinity') > d.drawn_at
  order by x.valid_from
  limit 1
) e on true;
comment on view site_drawn is 'When a parcel came into its site, and how much land it had then, m².';

create view site_land as
with recursive ground as (
  select zone_code, site_id, parcel_id from site_parcel
  union
  select g.zone_code, g.site_id, l.parcel_id
  from ground g
  join parcel_lineage l on l.zone_code = g.zone_code and l.ancestor_id = g.parcel_id
),
mixed as (
  select g.zone_code, g.site_id, g.parcel_id
  from ground g
  join parcel_lineage l on l.zone_code = g.zone_code and l.parcel_id = g.parcel_id
  left join ground o on o.zone_code = g.zone_code and o.site_id = g.site_id and o.parcel_id = l.ancestor_id
  left join site_drawn d on d.zone_code = g.zone_code and d.site_id = g.site_id and d.parcel_id = g.parcel_id
  where case
    when d.parcel_id is not null then o.parcel_id is null and l.recorded_at > d.drawn_at
    else o.parcel_id is null or exists (
      select from parcel_revision r where r.zone_code = g.zone_code and r.parcel_id = g.parcel_id and r.valid_to <= l.recorded_at
    )
  end
  union
  select m.zone_code, m.site_id, l.parcel_id
  from mixed m
  join parcel_lineage l on l.zone_code = m.zone_code and l.ancestor_id = m.parcel_id
)
select g.zone_code, g.site_id, g.parcel_id, m.parcel_id is not null as mixed
from ground g
left join mixed m on m.zone_code = g.zone_code and m.site_id = g.site_id and m.parcel_id = g.parcel_id;
comment on view site_land is 'The parcels of a site, with what came of them, through every step.';
comment on column site_land.mixed is
  'it took in land of no parcel of the site since that was drawn: a parcel that came of others too, or that stood before it took in land of the site';

create view commitment_land as
select c.zone_code, c.commitment_id, c.parcel_id, true as stands, false as mixed
from commitment c
where c.parcel_id is not null
union all
select c.zone_code, c.commitment_id, s.parcel_id, p.valid_to is null, s.mixed
from commitment c
join review_case k on k.zone_code = c.zone_code and k.case_id = c.case_id and k.state <> 'terminated'
join site_land s on s.zone_code = k.zone_code and s.site_id = k.site_id
join parcel p on p.zone_code = s.zone_code and p.parcel_id = s.parcel_id;
comment on view commitment_land is
  'The parcels that something is promised of: of an agreement one, of a review those of its site with what came of them. What is terminated is promised no more.';
comment on column commitment_land.stands is 'what is there today speaks for it: of a review the parcels in force';
