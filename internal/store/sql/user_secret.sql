-- What is the password of a user of a name, as it is kept, and may the user come in?
select user_id, name, password_hash, disabled_at is not null as disabled
from user_account
where name_key = @name_key;
