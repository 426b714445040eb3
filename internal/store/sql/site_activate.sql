-- Marks the parcels of a site as those of an active site, or no longer so.
update site_parcel
set active = @active
where zone_code = @zone_code and site_id = @site_id;
