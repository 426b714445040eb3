-- Gives the planner its freedom back after a spatial join.
select
  set_config('enable_bitmapscan', 'on', true),
  set_config('enable_hashjoin', 'on', true),
  set_config('enable_mergejoin', 'on', true);
