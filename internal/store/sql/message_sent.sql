-- Records what became of a message: taken, or why not.
update ledger_message
set sent_at = case when @error::text is null then now() end, last_error = @error::text
where zone_code = @zone_code and entry_id = @entry_id and kind = @kind and about = @about;
