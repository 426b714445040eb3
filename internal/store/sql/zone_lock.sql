-- Is the zone free for a change, and is it now locked until the end of the transaction?
select pg_try_advisory_xact_lock(hashtextextended('permu zone ' || @zone_code::text, 0)) as free;
