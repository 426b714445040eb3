-- Drops the matches of enterprises whose land a file has declared: what is declared counts.
delete from occupancy m
using occupancy d
where m.zone_code = @zone_code
  and m.basis = 'matched'
  and d.zone_code = m.zone_code
  and d.uscc = m.uscc
  and d.basis = 'declared'
  and (d.valid_to is null or d.valid_to >= m.valid_from);
