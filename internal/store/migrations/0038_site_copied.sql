-- A site can be begun anew with the scenarios of another, as when its review came to nothing.
alter table site
  add column copied_from bigint,
  add foreign key (zone_code, copied_from) references site (zone_code, site_id);
comment on column site.copied_from is 'the site whose scenarios it was begun with; who made those gives no opinion on this one either';
