-- Is there a user who is not shut out?
select exists (select from user_account where disabled_at is null) as any;
