-- Tells the planner what a run left, but for its parts.
analyze run, finding_rule;
