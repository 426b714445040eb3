-- Wrong passwords are forgotten after a day with whatever name is tried next, oldest first.
create index sign_in_attempt_last on sign_in_attempt (last_at);
