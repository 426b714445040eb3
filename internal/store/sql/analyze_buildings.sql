-- Tells the planner what an import of buildings left, at once and not when the database gets round to it.
analyze building;
