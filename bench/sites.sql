-- Makes a zone of some parcels of about 10 mu under the code zone: six by two between roads of 18 m, a park for each thousand.
insert into zone (zone_code, name, code_scheme) values (:'zone', :'zone', 'free');
insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report)
values (:'zone', 1, 'parcels', 'made', repeat('0', 64), 0, 1, 'bench', '{}');
with lot as (
  select i, i % 1000 as col, i / 1000 as line, abs(hashtext('area' || i)) % 1000 / 1000.0 as a, abs(hashtext('floor' || i)) % 1000 / 1000.0 as b
  from generate_series(0, :parcels::int - 1) i
),
park_of as (
  insert into park (zone_code, park_code, name, management, geom, area_m2, source_id)
  select :'zone', 'P' || line, 'P' || line, 'direct', st_multi(st_makeenvelope(118, 24, 119, 25, 4490)), 1, 1 from (select distinct line from lot) l
  returning park_code
)
insert into parcel (zone_code, parcel_id, parcel_code, park_code, owner_name, floor_area_m2, far_max, geom, area_m2, title_area_m2, valid_from, source_id)
select :'zone', i + 1, 'L' || lpad(i::text, 7, '0'), 'P' || line, 'O' || i, round((b * 9000)::numeric, 2), 2,
  st_multi(st_transform(st_makeenvelope(col * 82 + col / 6 * 18, 2700000 + line * 82 + line / 2 * 18, col * 82 + col / 6 * 18 + 82, 2700000 + line * 82 + line / 2 * 18 + 82, 4548), 4490)),
  6724, round((5400 + a * 2600)::numeric, 2), now(), 1
from lot
where exists (select from park_of);
