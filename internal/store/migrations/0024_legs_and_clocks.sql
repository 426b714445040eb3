-- What fee and recovery hang on is a property of the rule, and no longer its name; from when a clock and the limit of a mode
-- are counted.
alter table finding_rule
  add column leg text not null default '' check (leg in ('', 'not_started', 'suspended'));
comment on column finding_rule.leg is 'of idle land: which leg of its definition the rule is; empty is neither';
alter table finding_rule disable trigger never_changes;
update finding_rule set leg = substr(rule, 6) where rule in ('idle_not_started', 'idle_suspended');
alter table finding_rule enable trigger never_changes;

alter table ledger_entry
  add column clock_on date,
  add column limited_since jsonb not null default '{}';
alter table ledger_step add column clock_on date;
comment on column ledger_entry.clock_on is 'the day from which the clock that runs is counted; null of clocks from before it was kept';
comment on column ledger_entry.limited_since is 'modes with a limit, and since when: the day of the first step with each';
comment on column ledger_step.clock_on is 'the day from which the deadline that the step set is counted';
update ledger_entry e
set limited_since = s.since
from (
  select zone_code, entry_id, jsonb_object_agg(mode, day) as since
  from (
    select distinct on (zone_code, entry_id, mode) zone_code, entry_id, mode, document_on as day
    from ledger_step
    where mode in ('extend_start', 'temporary_use') and document_on is not null
    order by zone_code, entry_id, mode, version
  ) first
  group by zone_code, entry_id
) s
where e.zone_code = s.zone_code and e.entry_id = s.entry_id;
