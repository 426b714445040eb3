-- Tells the planner what an import of successions left, at once and not when the database gets round to it.
analyze parcel, parcel_lineage;
