-- A run may follow another: it takes over what was decided on the objections to that one.
alter table run
  add column follows bigint,
  add column note text not null default '',
  add foreign key (zone_code, follows) references run,
  add check (follows < run_id);
comment on column run.follows is 'the run whose decided objections this one took over; null is none';
comment on column run.note is 'why the run was made, in the words of who made it';
