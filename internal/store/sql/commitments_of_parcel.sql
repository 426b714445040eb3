-- Which commitments are promised of the land of a parcel as it stands, or of a site that it belongs to?
select coalesce(array_agg(distinct l.commitment_id), '{}') as commitment_ids
from parcel p
join commitment_land l using (zone_code, parcel_id)
where p.zone_code = @zone_code and p.parcel_code = @parcel_code and l.stands;
