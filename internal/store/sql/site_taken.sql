-- Which other active sites have some of these parcels?
select o.site_id, o.name, o.state, array_agg(p.parcel_code order by p.parcel_code) as parcel_codes
from site_parcel theirs
join site o on o.zone_code = theirs.zone_code and o.site_id = theirs.site_id
join parcel p on p.zone_code = theirs.zone_code and p.parcel_id = theirs.parcel_id
where theirs.zone_code = @zone_code and theirs.site_id <> @site_id and theirs.active and theirs.parcel_id = any (@parcel_ids::bigint[])
group by o.site_id, o.name, o.state
order by o.site_id
limit 1000;
