-- Keeps others from changing users until the end of the transaction.
lock table user_account in share row exclusive mode;
