-- Tells the planner what an import of commitments left, at once and not when the database gets round to it.
analyze commitment;
