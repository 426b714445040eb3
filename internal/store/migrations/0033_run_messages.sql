-- What the webhook is told is no longer what persons do alone: runs open, reopen and close entries as well.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in ('move', 'overdue', 'land_search', 'run'));
comment on table message is 'what is to be told to the webhook: moves, deadlines that passed, what runs did to the ledger, new land of saved searches, each once, until it was taken';
comment on column message.subject_id is 'of a move or a deadline the entry of the ledger, of new land the search, of a run its number; one kind never has a number twice';
comment on column message.about is 'of a move the version, of a deadline its day, of a run its day, of new land the facts, the run and the day by which it fits';
