-- Tells the planner what an import of events left, at once and not when the database gets round to it.
analyze event;
