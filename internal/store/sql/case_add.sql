-- Opens a case.
insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, opened_by, changed_by, last_move)
values (@zone_code, @case_id, @site_id, @version, @state, @scenario_id, @scenario_revision, @standing, @by, @by, @move);
