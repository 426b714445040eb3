-- Keeps what follows in this transaction from sampling more than a run's planner needs: its rows are wide.
select set_config('default_statistics_target', '10', true);
