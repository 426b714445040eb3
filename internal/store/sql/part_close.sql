-- Makes a part that has been filled a part of its table.
select close_part(@table_name, @zone_code, @run_id);
