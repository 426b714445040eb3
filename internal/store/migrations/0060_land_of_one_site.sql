-- The land of a site is followed from that site on: asked of one site, the others are left alone. Before, a recursion went over the
-- sites of all zones, into which no condition of a question reaches. A function of its own, since no estimate of a recursion inside of
-- a larger question comes near how few parcels there are.
create index parcel_lineage_ancestor on parcel_lineage (zone_code, ancestor_id);

create function land_of_site(zone text, site bigint) returns table (parcel_id bigint, mixed boolean)
language plpgsql stable rows 50 as $$
#variable_conflict use_column
begin
  return query
  with recursive ground as (
    select parcel_id from site_parcel where zone_code = zone and site_id = site
    union
    select l.parcel_id
    from ground g
    join parcel_lineage l on l.zone_code = zone and l.ancestor_id = g.parcel_id
  ),
  mixed as (
    select g.parcel_id
    from ground g
    join parcel_lineage l on l.zone_code = zone and l.parcel_id = g.parcel_id
    left join ground o on o.parcel_id = l.ancestor_id
    left join site_drawn d on d.zone_code = zone and d.site_id = site and d.parcel_id = g.parcel_id
    where case
      when d.parcel_id is not null then o.parcel_id is null and l.recorded_at > d.drawn_at
      else o.parcel_id is null or exists (
        select from parcel_revision r where r.zone_code = zone and r.parcel_id = g.parcel_id and r.valid_to <= l.recorded_at
      )
    end
    union
    select l.parcel_id
    from mixed m
    join parcel_lineage l on l.zone_code = zone and l.ancestor_id = m.parcel_id
  )
  select g.parcel_id, m.parcel_id is not null
  from ground g
  left join mixed m on m.parcel_id = g.parcel_id;
end
$$;
comment on function land_of_site is 'The parcels of a site, as site_land has them of every site.';

create or replace view site_land as
select s.zone_code, s.site_id, l.parcel_id, l.mixed
from site s
cross join lateral land_of_site(s.zone_code, s.site_id) l;

create function sites_of_land(zone text, parcel bigint) returns table (site_id bigint)
language sql stable rows 1 as $$
  with recursive origin as (
    select parcel as parcel_id
    union
    select l.ancestor_id
    from origin o
    join parcel_lineage l on l.zone_code = zone and l.parcel_id = o.parcel_id
  )
  select distinct m.site_id
  from origin o
  join site_parcel m on m.zone_code = zone and m.parcel_id = o.parcel_id
$$;
comment on function sites_of_land is 'The sites whose land a parcel is: site_land, asked from the parcel.';
