-- Keeps what follows in this transaction from sampling more than a run's planner needs, since its rows are wide, and has what it writes
-- go to the disk meanwhile, so that its end need not wait for that.
select set_config('default_statistics_target', '10', true), set_config('backend_flush_after', '256kB', true);
