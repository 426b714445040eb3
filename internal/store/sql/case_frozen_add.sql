-- Keeps what a step of a case rested on.
insert into review_frozen (zone_code, case_id, version, digest, content)
values (@zone_code, @case_id, @version, @digest, @content);
