-- What did the enterprises report for some years? Amounts in fen.
select
  uscc,
  year::int as year,
  (output_cny * 100)::bigint as output_cny,
  (revenue_cny * 100)::bigint as revenue_cny,
  (value_added_cny * 100)::bigint as value_added_cny,
  (tax_cny * 100)::bigint as tax_cny,
  (rd_cny * 100)::bigint as rd_cny,
  employees,
  energy_tce::float8 as energy_tce,
  electricity_kwh::float8 as electricity_kwh,
  emissions_t::float8 as emissions_t
from annual_report
where zone_code = @zone_code and year between @from_year and @to_year
order by uscc, year
limit 60000000;
