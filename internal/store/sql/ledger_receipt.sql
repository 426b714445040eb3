-- What is the newest receipt of an entry?
select
  f.finding_id, f.parcel_id, p.parcel_code, f.uscc, f.rule, r.kind, r.leg, r.document_id as document, r.document_version as version, f.outcome, f.disposal_mode,
  r.title, r.clause, r.basis,
  f.detail
from finding f
join finding_rule r using (zone_code, run_id, rule)
join parcel p using (zone_code, parcel_id)
where f.zone_code = @zone_code and f.run_id = @run_id and f.finding_id = @finding_id;
