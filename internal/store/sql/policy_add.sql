-- Keeps a version of a policy; one that stands already is never changed.
insert into policy_version (zone_code, policy_id, version, title, digest, source, note, saved_by)
values (@zone_code, @policy_id, @version, @title, @digest, @source, @note, @saved_by);
