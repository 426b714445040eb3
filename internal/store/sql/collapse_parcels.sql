-- Makes one parcel of staged rows that share a code, where the mapping says that such rows are parts of one parcel.
with part as (
  select s.line, s.title_area_m2, h.geom, min(s.line) over (partition by s.parcel_code) as first
  from staged_parcels s
  join staged_shape h using (line)
),
whole as (
  select first, case when count(title_area_m2) = count(*) then sum(title_area_m2) end as title_area_m2, st_union(st_makevalid(geom)) as geom
  from part
  group by first
  having count(*) > 1
),
titled as (
  update staged_parcels s set title_area_m2 = w.title_area_m2 from whole w where s.line = w.first
),
shaped as (
  update staged_shape h set geom = w.geom from whole w where h.line = w.first
)
delete from staged_parcels s
using part p
where s.line = p.line and p.line > p.first;
