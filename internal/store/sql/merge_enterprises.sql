-- Brings the accepted rows of enterprises in: adds what is new, changes what differs, leaves what stands; counts
-- each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.uscc,
      given(@cleared::text[], 'name', s.name, t.name),
      given(@cleared::text[], 'park_code', s.park_code, t.park_code),
      given(@cleared::text[], 'address', s.address, t.address),
      given(@cleared::text[], 'parcel_ref', s.parcel_ref, t.parcel_ref),
      given(@cleared::text[], 'certificate_no', s.certificate_no, t.certificate_no),
      given(@cleared::text[], 'industry_code', s.industry_code, t.industry_code),
      given(@cleared::text[], 'industry_version', s.industry_version, t.industry_version),
      given(@cleared::text[], 'scale', s.scale, t.scale),
      given(@cleared::text[], 'trade_quota', s.trade_quota, t.trade_quota),
      given(@cleared::text[], 'listing', s.listing, t.listing),
      given(@cleared::text[], 'status', s.status, t.status),
      given(@cleared::text[], 'registered_on', s.registered_on, t.registered_on),
      given(@cleared::text[], 'production_on', s.production_on, t.production_on),
      given(@cleared::text[], 'parent_uscc', s.parent_uscc, t.parent_uscc),
      coalesce(h.geom, t.geom),
      t.source_id,
      given(@cleared::text[], 'capacity_on', s.capacity_on, t.capacity_on),
      given(@cleared::text[], 'merged_on', s.merged_on, t.merged_on),
      given(@cleared::text[], 'meter_accounts', s.meter_accounts, t.meter_accounts)
    )::enterprise as brought
  from staged_enterprises s
  left join staged_shape h using (line)
  left join enterprise t on t.zone_code = @zone_code and t.uscc = s.uscc
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into enterprise (
    zone_code, uscc, name, park_code, address, parcel_ref, certificate_no, industry_code, industry_version, scale,
    trade_quota, listing, status, registered_on, production_on, parent_uscc, geom, source_id, capacity_on, merged_on,
    meter_accounts
  )
  select
    (i.brought).zone_code, (i.brought).uscc, (i.brought).name, (i.brought).park_code, (i.brought).address,
    (i.brought).parcel_ref, (i.brought).certificate_no, (i.brought).industry_code, (i.brought).industry_version,
    (i.brought).scale, (i.brought).trade_quota, (i.brought).listing, (i.brought).status, (i.brought).registered_on,
    (i.brought).production_on, (i.brought).parent_uscc, (i.brought).geom, @source_id,
    (i.brought).capacity_on, (i.brought).merged_on, (i.brought).meter_accounts
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, uscc) do update
  set
    name = excluded.name,
    park_code = excluded.park_code,
    address = excluded.address,
    parcel_ref = excluded.parcel_ref,
    certificate_no = excluded.certificate_no,
    industry_code = excluded.industry_code,
    industry_version = excluded.industry_version,
    scale = excluded.scale,
    trade_quota = excluded.trade_quota,
    listing = excluded.listing,
    status = excluded.status,
    registered_on = excluded.registered_on,
    production_on = excluded.production_on,
    parent_uscc = excluded.parent_uscc,
    geom = excluded.geom,
    source_id = excluded.source_id,
    capacity_on = excluded.capacity_on,
    merged_on = excluded.merged_on,
    meter_accounts = excluded.meter_accounts
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
