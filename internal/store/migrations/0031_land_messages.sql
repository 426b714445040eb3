-- What the webhook is told is no longer of the ledger alone: saved searches for land have news as well.
alter table ledger_message rename to message;
alter table message rename column entry_id to subject_id;
alter table message drop constraint ledger_message_zone_code_entry_id_fkey;
alter table message drop constraint ledger_message_kind_check;
alter table message add constraint message_kind_check check (kind in ('move', 'overdue', 'land_search'));
alter table message rename constraint ledger_message_pkey to message_pkey;
alter index ledger_message_waiting rename to message_waiting;
comment on table message is 'what is to be told to the webhook: moves, deadlines that passed, new land of saved searches, each once, until it was taken';
comment on column message.subject_id is 'of a move or a deadline the entry of the ledger, of new land the search; one zone never gives a number twice';
comment on column message.about is 'of a move the version, of a deadline its day, of new land the facts, the run and the day by which it fits';

alter table land_search add column told text[] not null default '{}', add column told_at text;
comment on column land_search.told is 'codes that were new when the webhook was last told: it is not told of them again while they are';
comment on column land_search.told_at is 'facts, run and day by which the webhook was last told: data_version/run_id/day';
