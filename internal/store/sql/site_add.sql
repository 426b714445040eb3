-- Keeps a site, still without its parcels.
insert into site (zone_code, site_id, name, park_code, mode, documents, found_by, copied_from, made_by, changed_by)
values (@zone_code, @site_id, @name, @park_code, @mode, @documents, @found_by, @copied_from, @by, @by);
