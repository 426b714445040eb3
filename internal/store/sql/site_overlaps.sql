-- Which other sites that have not ended share parcels with a site, the active ones first?
select o.site_id, o.name, o.state, array_agg(p.parcel_code order by p.parcel_code) as parcel_codes
from site_parcel mine
join site_parcel theirs using (zone_code, parcel_id)
join site o on o.zone_code = theirs.zone_code and o.site_id = theirs.site_id
join parcel p on p.zone_code = mine.zone_code and p.parcel_id = mine.parcel_id
where mine.zone_code = @zone_code and mine.site_id = @site_id and theirs.site_id <> mine.site_id and o.state <> 'ended'
group by o.site_id, o.name, o.state
order by o.state, o.site_id
limit 1000;
