-- What did an enterprise report, and which file did each value come from?
select
  r.year::int as year,
  r.output_cny::float8 as output_cny, r.revenue_cny::float8 as revenue_cny, r.value_added_cny::float8 as value_added_cny,
  r.tax_cny::float8 as tax_cny, r.profit_cny::float8 as profit_cny, r.employees, r.energy_tce::float8 as energy_tce,
  r.electricity_kwh::float8 as electricity_kwh,
  (
    select coalesce(jsonb_object_agg(v.key, s.file_name), '{}')
    from jsonb_each_text(r.sources) v
    join data_source s on s.zone_code = r.zone_code and s.source_id = v.value::bigint
  ) as sources
from annual_report r
where r.zone_code = @zone_code and r.uscc = @uscc
order by r.year
limit 100;
