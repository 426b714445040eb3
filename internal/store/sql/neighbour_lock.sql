-- Waits until nobody else makes the neighbours of the zone, and keeps others waiting until the end of the transaction.
select pg_advisory_xact_lock(hashtextextended('permu neighbours ' || @zone_code::text, 0));
