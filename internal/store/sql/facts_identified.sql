-- Which parcels has a person identified as idle land that is not dealt with yet?
select distinct parcel_id
from ledger_entry
where zone_code = @zone_code
  and current
  and track = 'idle'
  and state in ('idle', 'in_disposal')
order by parcel_id
limit 20000000;
