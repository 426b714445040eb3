-- What is on record of a site besides what every list of sites shows?
select k.name as park_name, s.found_by, s.copied_from
from site s
left join park k on k.zone_code = s.zone_code and k.park_code = s.park_code
where s.zone_code = @zone_code and s.site_id = @site_id
limit 1;
