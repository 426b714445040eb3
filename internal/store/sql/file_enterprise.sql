-- What is on record of an enterprise?
select
  n.uscc, n.name, n.park_code, k.name as park_name, n.address, n.industry_code, n.scale, n.trade_quota, n.listing, n.status,
  n.meter_accounts
from enterprise n
left join park k on k.zone_code = n.zone_code and k.park_code = n.park_code
where n.zone_code = @zone_code and n.uscc = @uscc
limit 1;
