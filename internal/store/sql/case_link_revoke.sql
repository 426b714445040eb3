-- Takes a link of a case back.
update review_link
set revoked_at = now(), revoked_by = @by
where zone_code = @zone_code and case_id = @case_id and link_id = @link_id and revoked_at is null;
