-- Which findings of a run does a box show?
select
  lpad(f.finding_id::text, 12, '0') as id,
  st_asbinary(p.geom) as geom,
  f.zone_code,
  f.finding_id,
  p.parcel_code,
  p.park_code,
  k.name as park_name,
  p.subarea,
  p.owner_name,
  round(coalesce(p.title_area_m2, p.area_m2) * 3 / 2000, 4)::float8 as area_mu,
  f.uscc,
  f.rule,
  r.kind,
  r.document_id as document,
  nullif(r.document_version, 0) as document_version,
  r.clause,
  f.outcome,
  f.disposal_mode,
  r.title,
  f.detail -> 'formula' as formula,
  f.detail -> 'clears' as clears,
  f.detail -> 'missing' as missing,
  f.detail ->> 'confidence' as confidence,
  @year::int as year,
  f.run_id
from finding f
join finding_rule r using (zone_code, run_id, rule)
join parcel p using (zone_code, parcel_id)
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
where f.zone_code = @zone_code
  and f.run_id = @run_id
  and (@id::text is null or lpad(f.finding_id::text, 12, '0') = @id)
  and (@after::text is null or lpad(f.finding_id::text, 12, '0') > @after)
  and (@west::float8 is null or st_intersects(p.geom, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@parcel_code::text[] is null or p.parcel_code = any (@parcel_code))
  and (@park_code::text[] is null or p.park_code = any (@park_code))
  and (@subarea::text[] is null or p.subarea = any (@subarea))
  and (@rule::text[] is null or f.rule = any (@rule))
  and (@kind::text[] is null or r.kind = any (@kind))
  and (@outcome::text[] is null or f.outcome = any (@outcome))
  and (@disposal_mode::text[] is null or f.disposal_mode = any (@disposal_mode))
order by lpad(f.finding_id::text, 12, '0')
limit @most;
