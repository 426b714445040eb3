-- Files name parks by name; without this every staged row looks through all parks.
create index park_name on park (zone_code, name);
