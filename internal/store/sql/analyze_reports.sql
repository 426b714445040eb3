-- Tells the planner what an import of reports left, at once and not when the database gets round to it.
analyze annual_report;
