-- What a run has of rows by the million stands in a part of each table that is the run's alone. A part is filled before it has
-- indexes, in the transaction that makes it: PostgreSQL then sorts each index once, keeps the rows without writing them to its log
-- besides where it may, and has nothing to look after later; and the planner knows each run by itself.
alter table attribution rename to attribution_before;
alter table evaluation rename to evaluation_before;
alter table finding rename to finding_before;
alter index attribution_pkey rename to attribution_before_pkey;
alter index attribution_parcel rename to attribution_before_parcel;
alter index evaluation_pkey rename to evaluation_before_pkey;
alter index finding_pkey rename to finding_before_pkey;
alter index finding_run rename to finding_before_run;

create table attribution (like attribution_before including defaults including constraints including comments)
partition by range (zone_code, run_id);
alter table attribution add primary key (zone_code, run_id, uscc, parcel_id);
create index attribution_parcel on attribution (parcel_id); -- a part is of one run
create table evaluation (like evaluation_before including defaults including constraints including comments)
partition by range (zone_code, run_id);
alter table evaluation add primary key (zone_code, run_id, subject_kind, subject_key);
create table finding (like finding_before including defaults including constraints including comments)
partition by range (zone_code, run_id);
alter table finding add primary key (zone_code, run_id, finding_id);
create index finding_parcel on finding (parcel_id);

comment on table attribution is 'How a run spread an enterprise''s land and amounts over parcels; sums to the enterprise''s own amounts.';
comment on table evaluation is 'Score, grade and every contribution to it, for an enterprise, group, parcel, sub-area, park, industry or the zone.';
comment on table finding is 'A parcel that meets a screening rule, or of which that cannot be told (线索).';
create trigger never_changes before update or delete or truncate on attribution execute function refuse_change();
create trigger never_changes before update or delete or truncate on evaluation execute function refuse_change();
create trigger never_changes before update or delete or truncate on finding execute function refuse_change();

create function open_part(table_name text, zone_code text, run_id bigint) returns text
language plpgsql
as $$
declare
  part text := format('%s_%s_%s', table_name, zone_code, run_id);
begin
  execute format('create table %I (like %I including defaults including constraints)', part, table_name);
  return part;
end
$$;
comment on function open_part is 'makes the part of a table that takes the rows of a run, yet without indexes and by itself';

create function close_part(table_name text, zone_code text, run_id bigint) returns void
language plpgsql
as $$
declare
  part text := format('%s_%s_%s', table_name, zone_code, run_id);
  parts integer;
begin
  execute format(
    'alter table %I attach partition %I for values from (%L, %s) to (%L, %s)', table_name, part, zone_code, run_id, zone_code, run_id + 1
  );
  execute format('create trigger never_changes before update or delete or truncate on %I execute function refuse_change()', part);
  execute format('analyze %I', part);
  select count(*) into parts from pg_inherits where inhparent = table_name::regclass;
  if parts & (parts - 1) = 0 then -- what all runs have in common changes little with each
    execute format('analyze %I', table_name);
  end if;
end
$$;
comment on function close_part is 'makes a part, once it is filled, a part of its table: indexed, never to change, and known to the planner';

do $$
declare
  t text;
  r record;
begin
  foreach t in array array['attribution', 'evaluation', 'finding'] loop
    for r in select zone_code, run_id from run order by zone_code, run_id loop
      perform open_part(t, r.zone_code, r.run_id);
      execute format('insert into %I select * from %I where zone_code = $1 and run_id = $2', format('%s_%s_%s', t, r.zone_code, r.run_id), t || '_before')
      using r.zone_code, r.run_id;
      perform close_part(t, r.zone_code, r.run_id);
    end loop;
  end loop;
end
$$;

create or replace view finding_to_follow as
select
  zone_code, run_id, finding_id, parcel_id, rule, outcome, disposal_mode,
  uscc,
  concat_ws('/', parcel_id, rule, uscc) as finding_key
from finding;
drop table attribution_before, evaluation_before, finding_before;
