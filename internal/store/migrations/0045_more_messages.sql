-- The webhook is told of deadlines before they pass as well, and of promises as of entries of the ledger.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in ('move', 'soon', 'overdue', 'promise_soon', 'promise_overdue', 'promises', 'land_search', 'run'));
comment on table message is
  'what is to be told to the webhook: moves, deadlines that are near or passed, of promises too, what runs did to the ledger, new land of saved searches, each once, until it was taken';
comment on column message.subject_id is 'of a move or a deadline the entry of the ledger, of new land the search, of a run its number, 0 of a promise; with kind and about no two are the same';
comment on column message.about is
  'of a move the version, of a deadline its day, of a promise its id and its day, of promises that were found broken by what they were judged, of a run its day, of new land the facts, the run and the day by which it fits';
