-- Gives staged events the parcel that they name.
update staged_events s
set parcel_id = p.parcel_id
from parcel p
where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null;
