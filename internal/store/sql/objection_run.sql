-- To which run is an objection?
select run_id from objection where zone_code = @zone_code and objection_id = @objection_id;
