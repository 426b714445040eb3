-- What did the enterprises report for some years, in the units of the names?
select
  uscc,
  year::int as year,
  output_cny::float8 as output_cny,
  revenue_cny::float8 as revenue_cny,
  value_added_cny::float8 as value_added_cny,
  tax_cny::float8 as tax_cny,
  profit_cny::float8 as profit_cny,
  fixed_investment_cny::float8 as fixed_investment_cny,
  rd_cny::float8 as rd_cny,
  employees::float8 as employees,
  energy_tce::float8 as energy_tce,
  electricity_kwh::float8 as electricity_kwh,
  water_m3::float8 as water_m3,
  emissions_t::float8 as emissions_t,
  vat_cny::float8 as vat_cny,
  exempt_offset_cny::float8 as exempt_offset_cny,
  income_tax_cny::float8 as income_tax_cny,
  construction_tax_cny::float8 as construction_tax_cny,
  stamp_tax_cny::float8 as stamp_tax_cny,
  land_use_tax_cny::float8 as land_use_tax_cny,
  property_tax_cny::float8 as property_tax_cny,
  land_vat_cny::float8 as land_vat_cny,
  education_surcharge_cny::float8 as education_surcharge_cny,
  local_education_surcharge_cny::float8 as local_education_surcharge_cny,
  other_tax_cny::float8 as other_tax_cny,
  technical_investment_cny::float8 as technical_investment_cny,
  equity_cny::float8 as equity_cny,
  cod_t::float8 as cod_t,
  tax_refund_cny::float8 as tax_refund_cny,
  cross_region_tax_cny::float8 as cross_region_tax_cny
from annual_report
where zone_code = @zone_code and year between @from_year and @to_year
order by uscc, year
limit 60000000;
