-- What the steps say of entries and cases by now: the day on which the notice of inquiry was served is on record of an entry, and the
-- clock of opinions stands still where every department that was asked has spoken on the scheme under review.
update ledger_entry e
set recorded = e.recorded || jsonb_build_object('inquired', s.document_on)
from (
  select distinct on (zone_code, entry_id) zone_code, entry_id, document_on
  from ledger_step i
  where move = 'investigate'
    and document_on is not null
    and not exists (
      select from ledger_step r
      where r.zone_code = i.zone_code and r.entry_id = i.entry_id and r.version > i.version and r.move in ('reopen', 'reopen_low')
    )
  order by zone_code, entry_id, version desc
) s
where s.zone_code = e.zone_code and s.entry_id = e.entry_id;

update review_case c
set due_on = null, standing = c.standing || '{"due_on": null, "clock": null}'
where c.state = 'in_review'
  and c.standing ->> 'clock' = 'opinions'
  and c.standing ->> 'asked' <> '[]'
  and not exists (
    select from jsonb_array_elements_text(c.standing -> 'asked') as d (department)
    left join lateral (
      select o.said ->> 'opinion' <> 'return' or o.said -> 'round' = c.standing -> 'round' as spoken
      from jsonb_array_elements(c.standing -> 'opinions') with ordinality as o (said, n)
      where o.said ->> 'department' = d.department
        and o.said -> 'scenario_id' = c.standing -> 'scenario_id'
        and o.said -> 'scenario_revision' = c.standing -> 'scenario_revision'
        and coalesce(o.said -> 'land_revision', '0') = coalesce(c.standing -> 'land_revision', '0')
      order by o.n desc
      limit 1
    ) l on true
    where l.spoken is not true
  );
