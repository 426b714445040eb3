-- Which text of an agreement is in force, and when works are to start by it.
create index commitment_parcel on commitment (zone_code, parcel_id);

create view promise as
select
  c.zone_code,
  c.parcel_id,
  k.case_id,
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
left join review_case k on k.zone_code = c.zone_code and k.case_id = substring(c.commitment_id from '^review-([0-9]{1,15})-[0-9]+$')::bigint
where c.parcel_id is not null and (c.target is not null or c.target_on is not null);
comment on view promise is 'What was promised of parcels. Of one parcel and indicator the highest edition of its agreements is in force.';
comment on column promise.case_id is 'the review whose decision promises it for the whole site, which it keeps on one parcel; null of an agreement on the parcel';
comment on column promise.edition is 'the number in the name of the agreement (edition_of); 0 of the first text';
comment on column promise.target is 'amounts per mu in 万元/亩; null where the unit does not convert to it';

create view agreed_start as
select
  p.zone_code,
  p.parcel_id,
  s.agreement,
  s.start_on,
  s.earliest_on,
  coalesce(s.start_on, p.agreed_start_on) as agreed_start_on,
  coalesce(s.start_on, p.agreed_start_on, (p.handed_over_on + interval '1 year')::date) as start_due_on
from parcel p
left join lateral (
  select
    c.agreement_version as agreement,
    c.target_on as start_on,
    min(c.target_on) over (partition by c.edition) as earliest_on
  from promise c
  where c.zone_code = p.zone_code
    and c.parcel_id = p.parcel_id
    and c.case_id is null
    and c.indicator = 'start_on'
    and c.target_on is not null
    and c.edition > 0
  order by c.edition desc, c.target_on desc, c.agreement_version
  limit 1
) s on true;
comment on view agreed_start is 'When works are to start on a parcel: by its newest supplement, else its first agreement, else a year after the hand-over (闲置土地处置办法 Art. 30).';
comment on column agreed_start.start_on is 'by the newest supplement, of several days the latest; null: no supplement names one';
comment on column agreed_start.earliest_on is 'the earliest day that the same supplement names';
