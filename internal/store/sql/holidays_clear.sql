-- Forgets the days that a table does not name of years that it brings whole, and tells which.
delete from holiday
where zone_code = @zone_code
  and extract(year from day)::int = any (@years::int[])
  and day <> all (@days::text[]::date[])
returning day::text as day, kind, name;
