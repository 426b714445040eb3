-- Records on which day the list of a run was made public, and its land before it, or corrects it.
insert into publication (zone_code, run_id, published_on, recorded_by, land_published_on)
values (@zone_code, @run_id, @published_on::text::date, @recorded_by, @land_published_on::text::date)
on conflict (zone_code, run_id) do update
set published_on = excluded.published_on, recorded_at = now(), recorded_by = excluded.recorded_by, land_published_on = excluded.land_published_on;
