import type { Say } from '../ledger/columns'
import { perMu, ratio, withUnit } from '../format/format'
import type { Metric } from '../state/view'
import type { Band, Banded } from './bands'

/** The name of a band: its range, its letter, its class. */
export function bandName(band: Band, metric: Metric, say: Say): string {
  if (['no_data', 'partly', 'below_size', 'not_applicable'].includes(band.key)) return say(`gap.${band.key}`)
  if (metric === 'grade' || metric === 'land_state') return say(`${metric}.${band.key}`)
  const edge = (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: metric === 'floor_area_ratio' ? 1 : 0, maximumFractionDigits: 6 })
  if (typeof band.from !== 'number') return `< ${edge(band.to ?? 0)}`
  return typeof band.to === 'number' ? `${edge(band.from)} – ${edge(band.to)}` : `≥ ${edge(band.from)}`
}

/** The value of a park or parcel under the metric, with its unit. */
export function valueName(value: Banded, metric: Metric, say: Say): string {
  if (metric === 'grade') return say(`grade.${value.grade || 'not_graded'}`)
  if (metric === 'land_state') return value.land_state ? say(`land_state.${value.land_state}`) : say('gap.no_data')
  if (metric === 'floor_area_ratio') return ratio(value.floor_area_ratio)
  const state = metric === 'output_per_mu' ? value.output_state : value.tax_state
  if (state && state !== 'value' && state !== 'missing') return say(`gap.${state}`)
  return withUnit(perMu(value[metric]), say('unit.wan_per_mu'))
}
