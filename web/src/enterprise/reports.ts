/** The figures of annual reports that the year table does not show already. Pure. */
import type { Report, YearFigures } from '../api/files'

const FIGURES = ['revenue_cny', 'value_added_cny', 'profit_cny', 'energy_tce', 'electricity_kwh'] as const
export type ReportFigure = (typeof FIGURES)[number]

/** The figures that at least one report has, in their order. */
export function figuresOf(reports: Report[]): ReportFigure[] {
  return FIGURES.filter((name) => reports.some((report) => typeof report[name] === 'number'))
}

/** Reports as years without per-mu figures: what is known when no run has judged. */
export function yearsOf(reports: Report[]): YearFigures[] {
  return reports.map(({ year, output_cny, tax_cny, employees }) => ({ year, output_cny, tax_cny, employees, output_per_mu: null, tax_per_mu: null }))
}
