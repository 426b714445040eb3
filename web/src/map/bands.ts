/** Which band of a metric a parcel falls into. Pure; the map, the legend and the table all ask here. */
import type { Maybe, Meta, OutputState, Parcel } from '../api/types'
import type { Metric } from '../state/view'

export type Edges = Record<'output_per_mu' | 'tax_per_mu' | 'floor_area_ratio', number[]>

export interface Band {
  key: string
  color: string
  /** Lower and upper edge of a numeric band; null is open. */
  from?: number | null
  to?: number | null
  /** A band without a value: a part alone, below size, not applicable, no data. */
  gap?: boolean
}

const DEFAULT_EDGES: Edges = {
  output_per_mu: [100, 300, 500, 800, 1500],
  tax_per_mu: [5, 10, 20, 30, 50],
  floor_area_ratio: [0.5, 0.8, 1, 1.5, 2],
}

const RAMP = ['#4575b4', '#91bfdb', '#e0f3f8', '#fee090', '#fc8d59', '#d73027']

export const PARTLY: Band = { key: 'partly', color: '#f7f3e8', gap: true }
const BELOW_SIZE: Band = { key: 'below_size', color: '#bdbdbd', gap: true }
const NOT_APPLICABLE: Band = { key: 'not_applicable', color: '#ece8df', gap: true }
export const NO_DATA: Band = { key: 'no_data', color: '#ffffff', gap: true }

/** The classes of a metric that is not a number, in the order of the legend. */
export const CATEGORIES: Record<'grade' | 'land_state', Band[]> = {
  grade: [
    { key: 'A', color: '#1a7f5a' },
    { key: 'B', color: '#3b82c4' },
    { key: 'C', color: '#d9902f' },
    { key: 'D', color: '#b23a48' },
    { key: 'not_graded', color: '#c9c5bd', gap: true },
  ],
  land_state: [
    { key: 'built_used', color: '#6a9fb5' },
    { key: 'supplied_unused', color: '#f0cf65' },
    { key: 'low_efficiency', color: '#e08e45' },
    { key: 'idle', color: '#a8324a' },
    { key: 'not_industrial', color: '#dfe5d8', gap: true },
    { key: 'cannot_tell', color: '#c9c5bd', gap: true },
  ],
}

/** The edges in force: what the server sets, else the defaults. Edges that do not rise are not edges. */
export function edgesFrom(meta: Maybe<Meta>): Edges {
  const take = (metric: keyof Edges) => {
    const set = meta?.bands?.[metric]
    const rises = set?.length === RAMP.length - 1 && set.every((edge, i) => i === 0 || edge > set[i - 1]!)
    return rises ? set : DEFAULT_EDGES[metric]
  }
  return { output_per_mu: take('output_per_mu'), tax_per_mu: take('tax_per_mu'), floor_area_ratio: take('floor_area_ratio') }
}

/** Ranges between the edges; fewer than six are spread over the whole ramp. */
function ranges(edges: number[]): Band[] {
  const color = (i: number) => RAMP[Math.round((i * (RAMP.length - 1)) / edges.length)]!
  return [...edges, null].map((to, i) => ({ key: `b${i}`, color: color(i), from: edges[i - 1] ?? null, to }))
}

export const isNumeric = (metric: Metric): metric is keyof Edges => metric in DEFAULT_EDGES
/** Whether a band is a range of values, whose meaning goes with the edges. */
export const isRange = (band: string) => /^b\d$/.test(band)

/** The bands of a metric in the order of the legend. */
export function bandsOf(metric: Metric, edges: Edges): Band[] {
  switch (metric) {
    case 'output_per_mu':
      return [BELOW_SIZE, ...ranges(edges.output_per_mu), PARTLY, NOT_APPLICABLE, NO_DATA]
    case 'tax_per_mu':
      return [...ranges(edges.tax_per_mu), PARTLY, NOT_APPLICABLE, NO_DATA]
    case 'floor_area_ratio':
      return [...ranges(edges.floor_area_ratio), NOT_APPLICABLE, NO_DATA]
    default:
      return [...CATEGORIES[metric], ...(metric === 'grade' ? [] : [NO_DATA])]
  }
}

function rangeKey(value: Maybe<number>, edges: number[]): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_DATA.key
  const above = edges.findIndex((edge) => value < edge)
  return `b${above < 0 ? edges.length : above}`
}

function statedKey(value: Maybe<number>, state: Maybe<OutputState>, edges: number[]): string {
  if (state === 'partly' || state === 'below_size' || state === 'not_applicable') return state
  return rangeKey(value, edges)
}

export type Banded = Pick<Parcel, 'output_per_mu' | 'tax_per_mu' | 'floor_area_ratio' | 'grade' | 'land_state'> &
  Partial<Pick<Parcel, 'output_state' | 'tax_state'>>

/** The key of the band into which a parcel (or a park, by its own totals) falls. */
export function bandKey(subject: Banded, metric: Metric, edges: Edges): string {
  switch (metric) {
    case 'output_per_mu':
      return statedKey(subject.output_per_mu, subject.output_state, edges.output_per_mu)
    case 'tax_per_mu':
      return statedKey(subject.tax_per_mu, subject.tax_state, edges.tax_per_mu)
    case 'floor_area_ratio':
      return rangeKey(subject.floor_area_ratio, edges.floor_area_ratio)
    case 'grade':
      return 'ABCD'.includes(subject.grade || '-') ? subject.grade! : 'not_graded'
    case 'land_state':
      return subject.land_state ?? NO_DATA.key
  }
}

/** The band that stays isolated under another metric: ranges and classes are of their own metric, what has no value stays so. */
export function bandAfter(band: string, metric: Metric, edges: Edges): string {
  const shared = band === NO_DATA.key || band === NOT_APPLICABLE.key
  return shared && bandsOf(metric, edges).some(({ key }) => key === band) ? band : ''
}

/** The values of a numeric metric that are there, of parcels that have them. */
export function valuesOf(parcels: Banded[], metric: Metric, edges: Edges): number[] {
  return isNumeric(metric) ? parcels.filter((parcel) => isRange(bandKey(parcel, metric, edges))).map((parcel) => parcel[metric]!) : []
}

/** A number brought down to some digits. */
function down(value: number, digits: number): number {
  const near = Number(value.toPrecision(digits))
  return near <= value ? near : Number((near - 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits)).toPrecision(digits))
}

/** Edges brought down to some digits, without those that would leave a range empty. */
function roundEdges(edges: number[], sorted: number[], digits: number): number[] {
  const round = [...new Set(edges.map((edge) => down(edge, digits)))]
  return round.filter((edge, i) => sorted[0]! < edge && sorted.some((value) => value >= edge && value < (round[i + 1] ?? Infinity)))
}

/** Fewer ranges with round edges are better than six that nobody can read. */
const ENOUGH = 3

/** Edges that divide values into at most six ranges of about as many each, as round as they can be; null where the values are all one. */
export function quantileEdges(values: number[]): number[] | null {
  const sorted = [...values].sort((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  const sixths = RAMP.slice(1).map((_, i) => sorted[Math.floor(((i + 1) * sorted.length) / RAMP.length)]!)
  const wanted = distinct.length <= RAMP.length ? distinct.slice(1) : [...new Set(sixths)].filter((edge) => edge > sorted[0]!)
  const tries = [3, 4, 6, 15].map((digits) => roundEdges(wanted, sorted, digits))
  const edges = tries.find((found) => found.length >= Math.min(ENOUGH, wanted.length)) ?? []
  return edges.length > 0 ? edges : null
}
