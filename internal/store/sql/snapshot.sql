-- By what name can another transaction see what this one sees?
select pg_export_snapshot() as name;
