-- Brings the accepted annual reports in: adds what is new, changes what differs, leaves what stands; every value that
-- is new or differs is marked with the file it came from; counts each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.uscc,
      s.year,
      given(@cleared::text[], 'output_cny', s.output_cny, t.output_cny),
      given(@cleared::text[], 'revenue_cny', s.revenue_cny, t.revenue_cny),
      given(@cleared::text[], 'value_added_cny', s.value_added_cny, t.value_added_cny),
      given(@cleared::text[], 'tax_cny', s.tax_cny, t.tax_cny),
      given(@cleared::text[], 'profit_cny', s.profit_cny, t.profit_cny),
      given(@cleared::text[], 'fixed_investment_cny', s.fixed_investment_cny, t.fixed_investment_cny),
      given(@cleared::text[], 'rd_cny', s.rd_cny, t.rd_cny),
      given(@cleared::text[], 'employees', s.employees, t.employees),
      given(@cleared::text[], 'energy_tce', s.energy_tce, t.energy_tce),
      given(@cleared::text[], 'electricity_kwh', s.electricity_kwh, t.electricity_kwh),
      given(@cleared::text[], 'water_m3', s.water_m3, t.water_m3),
      given(@cleared::text[], 'emissions_t', s.emissions_t, t.emissions_t),
      given(@cleared::text[], 'vat_cny', s.vat_cny, t.vat_cny),
      given(@cleared::text[], 'exempt_offset_cny', s.exempt_offset_cny, t.exempt_offset_cny),
      given(@cleared::text[], 'income_tax_cny', s.income_tax_cny, t.income_tax_cny),
      given(@cleared::text[], 'construction_tax_cny', s.construction_tax_cny, t.construction_tax_cny),
      given(@cleared::text[], 'stamp_tax_cny', s.stamp_tax_cny, t.stamp_tax_cny),
      given(@cleared::text[], 'land_use_tax_cny', s.land_use_tax_cny, t.land_use_tax_cny),
      given(@cleared::text[], 'property_tax_cny', s.property_tax_cny, t.property_tax_cny),
      given(@cleared::text[], 'land_vat_cny', s.land_vat_cny, t.land_vat_cny),
      given(@cleared::text[], 'education_surcharge_cny', s.education_surcharge_cny, t.education_surcharge_cny),
      given(@cleared::text[], 'local_education_surcharge_cny', s.local_education_surcharge_cny, t.local_education_surcharge_cny),
      given(@cleared::text[], 'other_tax_cny', s.other_tax_cny, t.other_tax_cny),
      t.sources,
      given(@cleared::text[], 'technical_investment_cny', s.technical_investment_cny, t.technical_investment_cny),
      given(@cleared::text[], 'equity_cny', s.equity_cny, t.equity_cny),
      given(@cleared::text[], 'cod_t', s.cod_t, t.cod_t),
      given(@cleared::text[], 'tax_refund_cny', s.tax_refund_cny, t.tax_refund_cny),
      given(@cleared::text[], 'cross_region_tax_cny', s.cross_region_tax_cny, t.cross_region_tax_cny),
      given(@cleared::text[], 'nh3n_t', s.nh3n_t, t.nh3n_t),
      given(@cleared::text[], 'so2_t', s.so2_t, t.so2_t),
      given(@cleared::text[], 'nox_t', s.nox_t, t.nox_t),
      given(@cleared::text[], 'tax_payable_cny', s.tax_payable_cny, t.tax_payable_cny)
    )::annual_report as brought
  from staged_reports s
  left join annual_report t on t.zone_code = @zone_code and t.uscc = s.uscc and t.year = s.year
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
moved as (
  select
    i.brought,
    coalesce((i.standing).sources, '{}') || (
      select coalesce(jsonb_object_agg(v.key, @source_id::bigint), '{}')
      from jsonb_each(to_jsonb(i.brought)) v
      where v.key not in ('zone_code', 'uscc', 'year', 'sources')
        and v.value <> 'null'
        and v.value is distinct from to_jsonb(i.standing) -> v.key
    ) as sources
  from image i
  where i.is_new or i.brought is distinct from i.standing
),
written as (
  insert into annual_report (
    zone_code, uscc, year, output_cny, revenue_cny, value_added_cny, tax_cny, profit_cny, fixed_investment_cny,
    rd_cny, employees, energy_tce, electricity_kwh, water_m3, emissions_t, vat_cny, exempt_offset_cny,
    income_tax_cny, construction_tax_cny, stamp_tax_cny, land_use_tax_cny, property_tax_cny, land_vat_cny,
    education_surcharge_cny, local_education_surcharge_cny, other_tax_cny, sources, technical_investment_cny,
    equity_cny, cod_t, tax_refund_cny, cross_region_tax_cny, nh3n_t, so2_t, nox_t, tax_payable_cny
  )
  select
    (m.brought).zone_code, (m.brought).uscc, (m.brought).year, (m.brought).output_cny, (m.brought).revenue_cny,
    (m.brought).value_added_cny, (m.brought).tax_cny, (m.brought).profit_cny, (m.brought).fixed_investment_cny,
    (m.brought).rd_cny, (m.brought).employees, (m.brought).energy_tce, (m.brought).electricity_kwh,
    (m.brought).water_m3, (m.brought).emissions_t, (m.brought).vat_cny, (m.brought).exempt_offset_cny,
    (m.brought).income_tax_cny, (m.brought).construction_tax_cny, (m.brought).stamp_tax_cny,
    (m.brought).land_use_tax_cny, (m.brought).property_tax_cny, (m.brought).land_vat_cny,
    (m.brought).education_surcharge_cny, (m.brought).local_education_surcharge_cny, (m.brought).other_tax_cny,
    m.sources, (m.brought).technical_investment_cny, (m.brought).equity_cny, (m.brought).cod_t,
    (m.brought).tax_refund_cny, (m.brought).cross_region_tax_cny,
    (m.brought).nh3n_t, (m.brought).so2_t, (m.brought).nox_t, (m.brought).tax_payable_cny
  from moved m
  on conflict (zone_code, uscc, year) do update
  set
    output_cny = excluded.output_cny,
    revenue_cny = excluded.revenue_cny,
    value_added_cny = excluded.value_added_cny,
    tax_cny = excluded.tax_cny,
    profit_cny = excluded.profit_cny,
    fixed_investment_cny = excluded.fixed_investment_cny,
    rd_cny = excluded.rd_cny,
    employees = excluded.employees,
    energy_tce = excluded.energy_tce,
    electricity_kwh = excluded.electricity_kwh,
    water_m3 = excluded.water_m3,
    emissions_t = excluded.emissions_t,
    vat_cny = excluded.vat_cny,
    exempt_offset_cny = excluded.exempt_offset_cny,
    income_tax_cny = excluded.income_tax_cny,
    construction_tax_cny = excluded.construction_tax_cny,
    stamp_tax_cny = excluded.stamp_tax_cny,
    land_use_tax_cny = excluded.land_use_tax_cny,
    property_tax_cny = excluded.property_tax_cny,
    land_vat_cny = excluded.land_vat_cny,
    education_surcharge_cny = excluded.education_surcharge_cny,
    local_education_surcharge_cny = excluded.local_education_surcharge_cny,
    other_tax_cny = excluded.other_tax_cny,
    sources = excluded.sources,
    technical_investment_cny = excluded.technical_investment_cny,
    equity_cny = excluded.equity_cny,
    cod_t = excluded.cod_t,
    tax_refund_cny = excluded.tax_refund_cny,
    cross_region_tax_cny = excluded.cross_region_tax_cny,
    nh3n_t = excluded.nh3n_t,
    so2_t = excluded.so2_t,
    nox_t = excluded.nox_t,
    tax_payable_cny = excluded.tax_payable_cny
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
