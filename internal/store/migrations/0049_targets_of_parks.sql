-- Targets of redevelopment are set for the zone as a whole, or for a park of it.
alter table programme_target
  drop constraint programme_target_pkey,
  add column park_code text,
  add foreign key (zone_code, park_code) references park,
  add unique nulls not distinct (zone_code, year, park_code);
comment on column programme_target.park_code is 'the park that it is of; null is the zone as a whole';
