-- Searches for land that persons have saved, with what fitted them when their owner last looked.
create table land_search (
  zone_code text not null references zone,
  search_id bigint not null,
  saved_by text not null check (saved_by <> ''),
  name text not null check (name <> '' and length(name) <= 100),
  conditions jsonb not null,
  seen text[] not null default '{}',
  saved_at timestamptz not null default now(),
  looked_at timestamptz not null default now(),
  primary key (zone_code, search_id),
  unique (zone_code, saved_by, name)
);
comment on table land_search is 'searches for land (找地), each of the person who saved it';
comment on column land_search.saved_by is 'name of the person; none is given twice';
comment on column land_search.conditions is 'what is looked for, as the query of /land says it';
comment on column land_search.seen is 'codes of the parcels that fitted when the owner last looked: others are new';
