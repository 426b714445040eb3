-- Of how many pieces is the land of a site? Parcels that come within a metre of each other are one piece.
select coalesce(max(piece) + 1, 0)::int as pieces
from (
  select st_clusterdbscan(p.geom, eps := 0.00001, minpoints := 1) over () as piece
  from site_parcel m
  join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
  where m.zone_code = @zone_code and m.site_id = @site_id
) of_site;
