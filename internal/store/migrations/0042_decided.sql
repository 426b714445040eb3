-- What persons have decided on land is read by every run, among a ledger that is mostly suspicions.
create index ledger_entry_decided on ledger_entry (zone_code, parcel_id)
  where current and coalesce(former_state, state) in ('idle', 'not_idle', 'verified', 'not_low', 'in_disposal', 'done');
