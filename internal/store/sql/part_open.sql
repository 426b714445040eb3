-- Makes the part of a table that takes the rows of a run. What is its name?
select open_part(@table_name, @zone_code, @run_id) as name;
