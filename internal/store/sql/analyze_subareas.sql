-- Tells the planner what an import of subareas left, at once and not when the database gets round to it.
analyze subarea;
