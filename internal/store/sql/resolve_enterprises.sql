-- Gives staged enterprises the code of a park that they name.
update staged_enterprises s
set park_code = p.park_code
from park p
where p.zone_code = @zone_code and p.name = s.park_code;
