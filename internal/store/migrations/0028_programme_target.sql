-- What a zone means to have redeveloped by year.
create table programme_target (
  zone_code text not null references zone,
  year smallint not null check (year between 1949 and 2100),
  area_mu numeric(12, 4) check (area_mu >= 0),
  gained_floor_m2 numeric(16, 2) check (gained_floor_m2 >= 0),
  investment_cny numeric(18, 2) check (investment_cny >= 0),
  tax_cny numeric(18, 2) check (tax_cny >= 0),
  revision integer not null default 1 check (revision > 0),
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> ''),
  primary key (zone_code, year)
);
comment on table programme_target is 'targets of redevelopment by year of completion; null is none set';
comment on column programme_target.tax_cny is 'yearly tax at capacity of what is completed in the year, yuan';
