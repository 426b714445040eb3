-- An approval can come to nothing: the case is terminated (终止) and ends, and its site is free for another.
alter table review_case drop constraint review_case_state_check, add constraint review_case_state_check check (state in (
  'draft', 'in_review', 'correcting', 'for_meeting', 'first_level', 'second_level', 'suspended', 'approved', 'published', 'done', 'refused', 'withdrawn', 'terminated'
));
drop index review_case_open;
create unique index review_case_open on review_case (zone_code, site_id) where state not in ('done', 'refused', 'withdrawn', 'terminated');
