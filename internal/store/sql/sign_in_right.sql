-- Forgets the wrong tries of a name, and those of others that are a day old.
delete from sign_in_attempt
where name_key = @name_key or last_at < now() - interval '1 day';
