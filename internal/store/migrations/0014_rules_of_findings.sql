-- What the findings of a run by one rule have in common is kept once: it was most of every finding.
create table finding_rule (
  zone_code text not null,
  run_id bigint not null,
  rule text not null,
  title jsonb not null,
  clause text not null,
  basis jsonb not null,
  primary key (zone_code, run_id, rule),
  foreign key (zone_code, run_id) references run
);
comment on table finding_rule is 'the screening rules by which a run found something, as the run applied them';
comment on column finding_rule.basis is 'the document that the rule rests on';
create trigger never_changes before update or delete or truncate on finding_rule execute function refuse_change();

insert into finding_rule
select distinct on (zone_code, run_id, rule) zone_code, run_id, rule, detail -> 'title', clause, detail -> 'basis'
from finding
order by zone_code, run_id, rule, finding_id;

alter table finding drop column clause;
comment on column finding.detail is 'formula with the parcel''s own numbers, inputs, what is missing, what would clear it, why it is dealt with so';
