-- Forgets the holidays of years that are brought anew.
delete from holiday
where zone_code = @zone_code
  and extract(year from day) in (
    select distinct extract(year from day::date)
    from unnest(@days::text[]) as day
  );
