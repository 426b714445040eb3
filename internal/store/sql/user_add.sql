-- Adds a user, without a password.
insert into user_account (name, name_key, created_by, changed_by)
values (@name, @name_key, @by, @by)
returning user_id;
