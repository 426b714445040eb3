-- What did a run find on a parcel?
select finding_id, detail
from finding
where zone_code = @zone_code and run_id = @run_id and parcel_id = @parcel_id
order by finding_id
limit 100;
