-- Which files brought what the rules of a run looked at on a parcel: its record, field by field, as it stood when the run was made; its
-- buildings; the reports of who uses it, by year and enterprise; and what agreements promise of it, of the
-- start of works the supplements alone? Of a record a field is of the file that first brought
-- the value that stood. Later is true of what was imported after the run: by then it may have been another file.
with made as (
  select year, created_at from run where zone_code = @zone_code and run_id = @run_id
),
states as (
  select p.valid_from, p.source_id, to_jsonb(p) - 'geom' as fields
  from parcel p, made
  where p.zone_code = @zone_code and p.parcel_id = @parcel_id and p.valid_from <= made.created_at
  union all
  select p.valid_from, p.source_id, to_jsonb(p) - 'geom'
  from parcel_revision p, made
  where p.zone_code = @zone_code and p.parcel_id = @parcel_id and p.valid_from <= made.created_at
),
stood as (
  select f.key as field, f.value
  from (select fields from states order by valid_from desc limit 1) s, jsonb_each_text(s.fields) f
  where f.value is not null
),
brought as (
  select 'parcel' as kind, t.field, null::int as year, '' as value, '' as label, '' as uscc, (
    select s.source_id
    from states s
    where s.valid_from > coalesce((select max(d.valid_from) from states d where d.fields ->> t.field is distinct from t.value), '-infinity')
    order by s.valid_from
    limit 1
  ) as source_id
  from stood t
  union
  select 'buildings', '', null, '', '', '', b.source_id
  from building b
  where b.zone_code = @zone_code and b.parcel_id = @parcel_id
  union
  select 'annual_report', v.key, r.year, '', '', r.uscc, v.value::bigint
  from made
  join attribution a on a.zone_code = @zone_code and a.run_id = @run_id and a.parcel_id = @parcel_id
  join annual_report r on r.zone_code = a.zone_code and r.uscc = a.uscc and r.year between made.year - 2 and made.year,
  jsonb_each_text(r.sources) v
  union
  select 'agreement', c.indicator, null, coalesce(c.target_on::text, ''), concat_ws(' ', c.agreement_no, c.agreement_version), '', c.source_id
  from commitment c
  join promise p using (zone_code, commitment_id)
  where c.zone_code = @zone_code
    and c.parcel_id = @parcel_id
    and p.case_id is null
    and (p.indicator <> 'start_on' or p.edition > 0)
    and p.edition = (select max(n.edition) from promise n where n.zone_code = p.zone_code and n.parcel_id = p.parcel_id and n.indicator = p.indicator and n.case_id is null)
)
select b.kind, b.field, coalesce(b.year, 0)::int as year, b.value, b.label, b.uscc, s.file_name as file, s.imported_at::date::text as imported_on, s.imported_at > m.created_at as later
from brought b
join data_source s on s.zone_code = @zone_code and s.source_id = b.source_id
cross join made m
order by b.kind, b.field, b.year, s.source_id, b.label, b.uscc
limit 10000;
