-- What tells this database from others? When it was made.
select to_char(min(applied_at) at time zone 'utc', 'YYYYMMDDHH24MISSUS') as id
from schema_migration;
