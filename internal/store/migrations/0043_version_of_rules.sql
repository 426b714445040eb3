-- A receipt says which version of a document found it.
alter table finding_rule
  add column document_version integer not null default 0;
comment on column finding_rule.document_version is 'of the document, as the run asked it; 0 of runs from before it was kept';
