-- Counts a change of the zone's facts.
update zone
set data_version = data_version + 1
where zone_code = @zone_code
returning data_version;
