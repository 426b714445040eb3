-- A run is written with all its rows in one transaction, after its own row and under the lock of its zone, and nothing of
-- it is ever changed or deleted; parcels end, and are not deleted either. Checking every one of millions of rows for that
-- took two thirds as long as writing them.
alter table evaluation drop constraint evaluation_zone_code_run_id_fkey;
alter table attribution drop constraint attribution_zone_code_run_id_fkey;
alter table finding drop constraint finding_zone_code_run_id_fkey;
alter table finding drop constraint finding_zone_code_parcel_id_fkey;
