-- Keeps a scenario as its next revision, unless it was changed since the revision that was read; 0 is none yet.
insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, dropped, made_by)
select @zone_code, @site_id, @scenario_id, @revision::int + 1, @name, @inputs, @dropped, @by
where @revision::int = coalesce((
  select max(revision)
  from scenario
  where zone_code = @zone_code and site_id = @site_id and scenario_id = @scenario_id
), 0);
