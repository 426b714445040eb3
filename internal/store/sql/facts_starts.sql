-- Which day did the newest supplementary agreement set for the start of works on a parcel, with the earliest beside it?
select parcel_id, agreement, start_on, earliest_on
from agreed_start
where zone_code = @zone_code
  and parcel_id in (
    select parcel_id
    from promise
    where zone_code = @zone_code and case_id is null and indicator = 'start_on' and edition > 0
  )
  and start_on is not null
order by parcel_id
limit 20000000;
