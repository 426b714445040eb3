-- Which documents a site is checked by; and the neighbours of parcels are measured anew, as land for roads is no neighbour now.
alter table site add column documents text[] not null default '{}';
alter table site_revision add column documents text[] not null default '{}';
comment on column site.documents is 'policy documents whose checks its scenarios are asked, id or id@version of a saved one; empty: those that are asked where nobody chooses';
delete from neighbour_graph;
