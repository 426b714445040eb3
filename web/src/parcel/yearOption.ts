import type { YearFigures } from '../api/files'
import { perMu, withUnit } from '../format/format'
import type { Say } from '../ledger/columns'

/** The figures that some year has; without any there is no chart. */
export const drawnFigures = (years: YearFigures[]) =>
  (['output_per_mu', 'tax_per_mu'] as const).filter((name) => years.some((year) => typeof year[name] === 'number'))

/** The chart of a file: output and tax per mu by year, each on its own axis; a missing year is a gap, not a zero,
 * and a figure that no year has is not drawn. */
export function yearOption(years: YearFigures[], colors: { ink: string; line: string; output: string; tax: string }, say: Say) {
  const ordered = [...years].sort((a, b) => a.year - b.year)
  const text = { color: colors.ink, fontSize: 11 }
  const known = drawnFigures(ordered)
  const series = known.map((name, i) => ({
    type: 'line' as const,
    name: say(`metric.${name}`),
    yAxisIndex: i,
    data: ordered.map((year) => year[name] ?? null),
    symbol: name === 'output_per_mu' ? 'circle' : 'rect',
    symbolSize: 7,
    lineStyle: { width: 2, type: name === 'output_per_mu' ? ('solid' as const) : ('dashed' as const) },
    color: name === 'output_per_mu' ? colors.output : colors.tax,
  }))
  const axes = known.map((_, i) => ({
    type: 'value' as const, name: say('unit.wan_per_mu'), nameTextStyle: { ...text, align: i === 0 ? ('left' as const) : ('right' as const) },
    axisLabel: text, splitNumber: 3, splitLine: { show: i === 0, lineStyle: { color: colors.line } },
  }))
  return {
    animation: false,
    grid: { left: 8, right: 8, top: 48, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, itemWidth: 24, itemHeight: 8 },
    tooltip: { trigger: 'axis' as const, confine: true, valueFormatter: (value: unknown) => withUnit(perMu(value as number | null), say('unit.wan_per_mu')) },
    xAxis: { type: 'category' as const, data: ordered.map((year) => String(year.year)), axisLabel: text, axisLine: { lineStyle: { color: colors.line } } },
    yAxis: axes,
    series,
  }
}
