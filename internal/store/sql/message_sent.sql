-- Records what became of a message: taken, or why not.
update message
set sent_at = case when @error::text is null then now() end, last_error = @error::text
where zone_code = @zone_code and subject_id = @subject_id and kind = @kind and about = @about;
