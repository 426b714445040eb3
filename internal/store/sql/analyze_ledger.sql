-- Tells the planner what a run changed in the ledger.
analyze ledger_entry, ledger_step;
