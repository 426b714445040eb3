-- Records what a run did to the ledger.
insert into ledger_run (zone_code, run_id, as_of, opened, reopened, stood, closed, unsupported)
select zone_code, run_id, as_of, @opened, @reopened, @stood, @closed, @unsupported
from run
where zone_code = @zone_code and run_id = @run_id;
