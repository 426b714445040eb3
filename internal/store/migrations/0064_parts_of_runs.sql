-- What a run has of rows by the million stands in a part of each table that is the run's alone, by zone and by run. A part is filled
-- before it has indexes, in the transaction that makes it: PostgreSQL then sorts each index once, keeps the rows without writing them
-- to its log besides where it may, and need not freeze them later; and the planner knows each run by itself.
select set_config('default_statistics_target', '10', true); -- rows are wide

alter table attribution rename to attribution_before;
alter table evaluation rename to evaluation_before;
alter table finding rename to finding_before;
alter index attribution_pkey rename to attribution_before_pkey;
alter index attribution_parcel rename to attribution_before_parcel;
alter index evaluation_pkey rename to evaluation_before_pkey;
alter index finding_pkey rename to finding_before_pkey;
alter index finding_run rename to finding_before_run;

create table attribution (like attribution_before including defaults including constraints including comments)
partition by list (zone_code);
alter table attribution add primary key (zone_code, run_id, uscc, parcel_id);
create index attribution_parcel on attribution (parcel_id); -- a part is of one run
create table evaluation (like evaluation_before including defaults including constraints including comments)
partition by list (zone_code);
alter table evaluation add primary key (zone_code, run_id, subject_kind, subject_key);
create table finding (like finding_before including defaults including constraints including comments)
partition by list (zone_code);
alter table finding add primary key (zone_code, run_id, finding_id);
create index finding_parcel on finding (parcel_id);

comment on table attribution is 'How a run spread an enterprise''s land and amounts over parcels; sums to the enterprise''s own amounts.';
comment on table evaluation is 'Score, grade and every contribution to it, for an enterprise, group, parcel, sub-area, park, industry or the zone.';
comment on table finding is 'A parcel that meets a screening rule, or of which that cannot be told (线索).';
comment on column finding.finding_id is 'a number of the zone, from zone.next_id; PostgreSQL sees to it that it is one of the run alone';
create trigger never_changes before update or delete or truncate on attribution execute function refuse_change();
create trigger never_changes before update or delete or truncate on evaluation execute function refuse_change();
create trigger never_changes before update or delete or truncate on finding execute function refuse_change();

create function open_part(table_name text, zone_code text, run_id bigint, alone boolean default true) returns text
language plpgsql
as $$
declare
  of_zone text := format('%s$%s', table_name, zone_code); -- no code of a zone has a $
  part text := format('%s$%s', of_zone, run_id);
begin
  if to_regclass(quote_ident(of_zone)) is null then
    execute format('create table %I (like %I including defaults including constraints) partition by list (run_id)', of_zone, table_name);
    execute format('alter table %I attach partition %I for values in (%L)', table_name, of_zone, zone_code);
  end if;
  execute format('create table %I (like %I including defaults including constraints)', part, table_name);
  if alone then -- its rows need not say of which run they are, and need not be looked at again for that
    execute format(
      'alter table %I alter zone_code set default %L, alter run_id set default %s, add constraint of_run check (zone_code = %L and run_id = %s)',
      part, zone_code, run_id, zone_code, run_id
    );
  end if;
  return part;
end
$$;
comment on function open_part is 'makes the part of a table that takes the rows of a run, yet without indexes and by itself, and names it';

create function close_part(table_name text, part text, zone_code text, run_ids bigint[]) returns void
language plpgsql
as $$
begin
  execute format('alter table %I attach partition %I for values in (%s)', format('%s$%s', table_name, zone_code), part, array_to_string(run_ids, ', '));
  execute format('create trigger never_changes before update or delete or truncate on %I execute function refuse_change()', part);
  execute format('analyze %I', part);
  if (select count(*) from pg_partition_tree(table_name::regclass) where isleaf) in (1, 2, 4, 8) then
    execute format('analyze %I', table_name); -- every part; what all runs have in common changes little with each
  end if;
end
$$;
comment on function close_part is 'makes a part, once it is filled, one of its table: indexed, never to change, and known to the planner';

-- The runs from before share a part a zone.
do $$
declare
  t text;
  z record;
  part text;
  allowed record;
begin
  foreach t in array array['attribution', 'evaluation', 'finding'] loop
    for z in select zone_code, max(run_id) as last, array_agg(run_id order by run_id) as run_ids from run group by zone_code order by zone_code loop
      part := open_part(t, z.zone_code, z.last, alone => false);
      execute format('insert into %I select * from %I where zone_code = $1', part, t || '_before') using z.zone_code;
      perform close_part(t, part, z.zone_code, z.run_ids);
    end loop;
    for allowed in
      select grantee, privilege_type
      from information_schema.table_privileges
      where table_schema = current_schema and table_name = t || '_before' and grantee <> grantor
    loop
      execute format('grant %s on %I to %s', allowed.privilege_type, t, case when allowed.grantee = 'PUBLIC' then 'public' else quote_ident(allowed.grantee) end);
    end loop;
  end loop;
end
$$;

-- What the newest receipt of an entry suggests stands with the entry, so that a list of entries looks at no run.
alter table ledger_entry add column suggested_mode text not null default 'none';
comment on column ledger_entry.suggested_mode is 'how to deal with it, as the newest receipt suggests; none of a promise';
update ledger_entry e
set suggested_mode = f.disposal_mode
from finding_before f
where f.zone_code = e.zone_code and f.finding_id = e.finding_id;

create or replace view finding_to_follow as
select
  zone_code, run_id, finding_id, parcel_id, rule, outcome, disposal_mode,
  uscc,
  concat_ws('/', parcel_id, rule, uscc) as finding_key
from finding;
drop table attribution_before, evaluation_before, finding_before;
