-- What a run is made of is written once. The tables refuse what the program never does, from whatever hand it comes; a
-- statement is asked once, so that it costs nothing. A decision on an objection stands too: another is another objection.
create function refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% of % is refused: its rows are written once and never changed', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', hint = 'make a new run, a new version, or a new objection';
end
$$;
comment on function refuse_change is 'refuses whatever a trigger calls it for';

create trigger never_changes before update or delete or truncate on run execute function refuse_change();
create trigger never_changes before update or delete or truncate on evaluation execute function refuse_change();
create trigger never_changes before update or delete or truncate on attribution execute function refuse_change();
create trigger never_changes before update or delete or truncate on finding execute function refuse_change();
create trigger never_changes before update or delete or truncate on policy_version execute function refuse_change();
create trigger decided_once before update on objection for each row when (old.state <> 'open') execute function refuse_change();

alter table run add column decided jsonb;
comment on column run.decided is 'grades of persons that it took over, by kind of subject and key; null of runs that took none over, and of runs from before it was kept';
alter table run add column notices jsonb not null default '[]';
comment on column run.notices is 'what a reader must know of the run as a whole: code, zh, en; empty of runs from before it was kept';
