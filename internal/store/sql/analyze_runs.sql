-- Tells the planner what a run left.
analyze run, attribution, evaluation, finding, finding_rule;
