-- Which day did the newest supplementary agreement set for the start of works on a parcel? Of several of one edition the latest
-- day, with the earliest beside it. The edition is the number in its name (edition_of).
with edition as (
  select
    parcel_id,
    agreement_version,
    target_on,
    edition_of(agreement_version) as edition
  from commitment
  where zone_code = @zone_code
    and parcel_id is not null
    and indicator = 'start_on'
    and target_on is not null
    and agreement_version is not null
)
select distinct on (parcel_id)
  parcel_id,
  agreement_version as agreement,
  target_on as start_on,
  min(target_on) over (partition by parcel_id, edition) as earliest_on
from edition
where edition > 0
order by parcel_id, edition desc, target_on desc, agreement_version
limit 20000000;
