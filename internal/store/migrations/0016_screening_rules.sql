-- Findings by rules of documents: which kind of rule and whose, and of which user of the parcel where a rule is asked of
-- enterprises.
alter table finding add column uscc text;
comment on column finding.uscc is 'of a rule that is asked of enterprises: the user of the parcel that meets it';
comment on column finding.detail is
  'formula with the parcel''s own numbers, inputs, what is missing, what would clear it, confidence with doubts, why it is dealt with so';

alter table finding_rule
  add column kind text not null default 'low_efficiency' check (kind in ('idle', 'low_efficiency', 'unused', 'breach', 'signal')),
  add column document_id text not null default 'default';
alter table finding_rule disable trigger never_changes;
update finding_rule set kind = 'idle' where rule like 'idle%';
alter table finding_rule enable trigger never_changes;
alter table finding_rule alter column kind drop default, alter column document_id drop default;

create table run_document (
  zone_code text not null,
  run_id bigint not null,
  document_id text not null,
  digest text not null check (length(digest) = 64),
  source bytea not null,
  primary key (zone_code, run_id, document_id),
  foreign key (zone_code, run_id) references run
);
comment on table run_document is 'The documents whose screening rules a run asked, as they were.';
create trigger never_changes before update or delete or truncate on run_document execute function refuse_change();
