-- Keeps the target of a year, of the zone as a whole or of a park, unless it was changed since the revision that was read; 0 is none yet.
insert into programme_target (zone_code, year, park_code, area_mu, gained_floor_m2, investment_cny, tax_cny, changed_by)
select @zone_code, @year, @park_code::text, @area_mu::float8::numeric, @gained_floor_m2::float8::numeric, @investment_cny::float8::numeric, @tax_cny::float8::numeric, @by
where @revision::int = 0 or exists (select from programme_target where zone_code = @zone_code and year = @year and park_code is not distinct from @park_code::text)
on conflict (zone_code, year, park_code) do update
set
  area_mu = excluded.area_mu, gained_floor_m2 = excluded.gained_floor_m2, investment_cny = excluded.investment_cny, tax_cny = excluded.tax_cny,
  revision = programme_target.revision + 1, changed_at = now(), changed_by = excluded.changed_by
where programme_target.revision = @revision;
