-- Waits until nobody else follows a run of the zone, and keeps others from it until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('permu ledger ' || @zone_code::text, 0)) is null as locked;
