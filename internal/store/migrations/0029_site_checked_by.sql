-- Which documents a site is checked by; and the neighbours of parcels are measured anew, as land for roads is no neighbour now.
alter table site add column documents text[] not null default '{}';
alter table site_revision add column documents text[] not null default '{}';
comment on column site.documents is 'policy documents whose checks its scenarios are asked, id or id@version of a saved one; empty: those that are asked where nobody chooses';

-- Scenarios said it until now: a site takes what its newest scenario in use chose, of those that chose any.
with newest as (
  select distinct on (zone_code, scenario_id) *, jsonb_path_query_array(inputs, '$.documents[*] ? (@.type() == "string")') as chosen
  from scenario
  order by zone_code, scenario_id, revision desc
),
taken as (
  select distinct on (zone_code, site_id) zone_code, site_id, array(select jsonb_array_elements_text(chosen)) as documents, made_by
  from newest
  where not dropped and chosen <> '[]'
  order by zone_code, site_id, made_at desc, scenario_id desc
),
changed as (
  update site s
  set documents = t.documents, revision = s.revision + 1, changed_at = now(), changed_by = t.made_by
  from taken t
  where s.zone_code = t.zone_code and s.site_id = t.site_id
  returning s.*
)
insert into site_revision (zone_code, site_id, revision, name, mode, documents, state, parcel_ids, changed_at, changed_by)
select
  c.zone_code, c.site_id, c.revision, c.name, c.mode, c.documents, c.state,
  (select r.parcel_ids from site_revision r where r.zone_code = c.zone_code and r.site_id = c.site_id order by r.revision desc limit 1),
  c.changed_at, c.changed_by
from changed c;

delete from neighbour_graph;
