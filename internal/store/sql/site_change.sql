-- Changes a site that has not ended, unless it was changed since the revision that was read.
update site
set
  name = @name, park_code = @park_code, mode = @mode, documents = @documents, state = @state,
  revision = revision + 1, changed_at = now(), changed_by = @by
where zone_code = @zone_code and site_id = @site_id and revision = @revision and state <> 'ended';
