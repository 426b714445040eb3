-- The day on which the list of a run was made public: from it the days for objections count.
create table publication (
  zone_code text not null,
  run_id bigint not null,
  published_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (zone_code, run_id),
  foreign key (zone_code, run_id) references run
);
comment on table publication is 'on which day the list of a run was made public (公示); the last word counts';
