-- Of how many pieces is the land of a site? Parcels that come within so many metres of each other, in a Gauss-Krüger zone, are
-- one piece.
select coalesce(max(piece) + 1, 0)::int as pieces
from (
  select st_clusterdbscan(st_transform(st_force2d(p.geom), @srid::int), eps := @join_m::float8, minpoints := 1) over () as piece
  from site_parcel m
  join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
  where m.zone_code = @zone_code and m.site_id = @site_id
) of_site;
