-- Tells the planner what an import of parks left, at once and not when the database gets round to it.
analyze park;
