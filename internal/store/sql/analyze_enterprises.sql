-- Tells the planner what an import of enterprises left, at once and not when the database gets round to it.
analyze enterprise;
