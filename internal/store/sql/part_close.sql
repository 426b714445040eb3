-- Makes the part of a run, which has been filled, one of its table.
select close_part(@table_name, @part, @zone_code, array[@run_id::bigint]);
