-- What became of a promise, state by state; what parks are measured by; lists of what a zone is appraised on.
alter table commitment
  add column agreement_version text,
  add column document_no text,
  add column remedy text,
  add column actual_by text,
  add column revision integer not null default 1,
  add column recorded_by text not null default 'import',
  add column recorded_at timestamptz not null default now();
comment on column commitment.agreement_version is 'which text of the agreement: the first, or a supplement';
comment on column commitment.evidence is 'what shows the actual: a check sheet, a permit, a report';
comment on column commitment.document_no is 'number of the document that shows the actual';
comment on column commitment.remedy is 'what was agreed or done where the promise is not kept';
comment on column commitment.actual_by is 'who recorded the actual by hand; null: it is of the file source_id';
comment on column commitment.revision is 'raised with every change, of an import too; two officers cannot overwrite each other';
update commitment c set recorded_at = s.imported_at from data_source s where s.zone_code = c.zone_code and s.source_id = c.source_id;

create table commitment_revision (
  like commitment including comments,
  primary key (zone_code, commitment_id, revision),
  foreign key (zone_code, commitment_id) references commitment
);
comment on table commitment_revision is 'Every state of a commitment, the present one too, with who recorded it. A column of the one is a column of the other.';
insert into commitment_revision select * from commitment;
create trigger never_changes before update or delete or truncate on commitment_revision execute function refuse_change();

alter table park
  add column park_type text check (park_type in ('industrial', 'mixed')),
  add column developable_area_m2 numeric(16, 4) check (developable_area_m2 >= 0),
  add column supply_ready_area_m2 numeric(16, 4) check (supply_ready_area_m2 >= 0);
comment on column park.park_type is 'industrial 工业主导型, mixed 产城融合型; ranked apart (TD/T 1029)';
comment on column park.developable_area_m2 is 'land that may be developed (可开发建设土地): the whole without rivers, lakes and the like, m²';
comment on column park.supply_ready_area_m2 is 'land that meets the conditions of supply (达到供地条件的土地), that supplied long since included, m²';

create table appraisal_list (
  zone_code text not null references zone,
  list_id text not null check (list_id ~ '^[0-9A-Za-z_-]{1,64}$'),
  version integer not null check (version > 0),
  source bytea not null,
  digest text not null check (length(digest) = 64),
  saved_at timestamptz not null default now(),
  saved_by text not null,
  primary key (zone_code, list_id, version)
);
comment on table appraisal_list is 'lists of appraisal items (考核指标) that a zone has imported; a version is never changed';
comment on column appraisal_list.source is 'the list as it came, CSV in UTF-8';
create trigger never_changes before update or delete or truncate on appraisal_list execute function refuse_change();
