-- Tells the planner what an import of occupancies left, at once and not when the database gets round to it.
analyze occupancy;
