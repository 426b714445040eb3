-- Brings a promise of a review into force: on the largest parcel of its site that is in force, or the largest of all.
with kept as (
  insert into commitment (
    zone_code, commitment_id, parcel_id, uscc, agreement_no, indicator, target, target_on, unit, due_on, source_id, recorded_by
  )
  select
    @zone_code, @commitment_id,
    (
      select p.parcel_id
      from site_parcel m
      join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
      where m.zone_code = @zone_code and m.site_id = @site_id
      order by p.valid_to is null desc, coalesce(p.title_area_m2, p.area_m2) desc, p.parcel_id
      limit 1
    ),
    @uscc, @agreement_no, @indicator, @target::float8::numeric, @target_on::text::date, @unit, @due_on::text::date, @source_id, @by
  returning *
)
insert into commitment_revision
select * from kept;
