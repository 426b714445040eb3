-- What is on record of land before a review decided on it is not of what the decision promises. Its day is in one place for the
-- pipeline and for promises.
create view decided_land as
select k.zone_code, k.case_id, k.state, k.site_id, s.parcel_id, s.mixed, (k.standing ->> 'decided_on')::date as decided_on
from review_case k
join site_land s using (zone_code, site_id);
comment on view decided_land is 'The parcels of the site of a case, with what came of them, and the day of its decision.';
comment on column decided_land.decided_on is 'buildings, users and days from before it are of what is to go; null where nothing is decided';

create or replace view commitment_land as
select c.zone_code, c.commitment_id, c.parcel_id, true as stands, false as mixed, null::date as decided_on
from commitment c
where c.parcel_id is not null
union all
select c.zone_code, c.commitment_id, d.parcel_id, p.valid_to is null, d.mixed, d.decided_on
from commitment c
join decided_land d on d.zone_code = c.zone_code and d.case_id = c.case_id and d.state <> 'terminated'
join parcel p on p.zone_code = d.zone_code and p.parcel_id = d.parcel_id;
comment on column commitment_land.decided_on is 'of a review: what is on record of the parcel before shows no keeping of it';
