-- Keeps the planner from combining the geometry index with the one on zone_code for every row of a spatial join.
select
  set_config('enable_bitmapscan', 'off', true),
  set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true);
