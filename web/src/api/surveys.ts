/** Enterprises near the line of designated size, floor area to be had, and the sheets of parks; spelled as on the wire. */
import { get, post } from './client'
import { zonePath } from './permu'
import type { Headline, Maybe, Phrase } from './types'

export const CLASSES = ['over', 'rising', 'likely', 'possible', 'near'] as const

export interface Band {
  low: number
  mid: number
  high: number
}

export interface Estimate {
  by: string
  year: number
  revenue: Band
  division: string
  firms: number
  formula: Phrase
}

export interface NearThreshold {
  uscc: string
  name: string
  park_code: string
  park_name: string
  industry_code: string
  scale: string
  status: string
  class: (typeof CLASSES)[number]
  basis: 'reported' | 'estimated'
  year: number
  revenue: Band
  share: number
  reported: { year: number; revenue_cny: Maybe<number> }[]
  estimates: Estimate[]
  why: Phrase
  missing: string[]
}

export interface Potential {
  year: number
  line_cny: number
  near: number
  min_firms: number
  counts: Record<string, number>
  total: number
  enterprises: NearThreshold[]
}

export interface SpareFloor {
  parcel_code: string
  park_code: string
  park_name: string
  owner_name: string
  owner_uscc: string
  area_mu: number
  floor_area_m2: number
  floor_area_ratio: number
  allowed_far: number
  allowed_by: 'parcel' | 'line' | 'control'
  spare_m2: number
  owner_grade: string
  tax_per_mu: Maybe<number>
  clear: 'clear' | 'not_clear' | 'unknown'
  users: number
  formula: Phrase
  why: Phrase
  against: Phrase
}

export interface ParkSpare {
  park_code: string
  name: string
  parcels: number
  area_mu: number
  spare_m2: number
  clear_parcels: number
  clear_m2: number
}

export interface Spare {
  run_id: number
  year: number
  as_of: string
  grades: string[]
  high_from: number
  counts: Record<string, number>
  parks: ParkSpare[]
  total: number
  parcels: SpareFloor[]
}

export interface Measure {
  name: string
  title: Phrase
  value: Maybe<number>
  unit: string
  lacks: Phrase
  source: Phrase
}

export interface Benchmark {
  scope: string
  title: Phrase
  year: number
  zones: Maybe<number>
  value: number
  url: string
  note: Phrase
}

export interface SheetIndicator {
  id: string
  title: Phrase
  unit: string
  value: Maybe<number>
  numerator: Measure
  denominator: Measure
  formula: Phrase
  benchmarks: Benchmark[]
  ideal: Maybe<number>
  gap: Maybe<number>
}

export interface SheetPotential {
  id: string
  title: Phrase
  area_mu: Maybe<number>
  formula: Phrase
  missing: string[]
  lacks: Phrase
}

export interface Sum {
  count: number
  area_mu: number
}

/** Land that the ledger has decided a mode for, and how much of it has been dealt with. */
export interface DecidedSum extends Sum {
  disposed_mu: number
}

/** The indicators of a year that have a yearly numerator, over the land as it stands. */
export interface IndicatorYear {
  year: number
  values: Record<string, Maybe<number>>
  lacks: Record<string, Phrase>
}

export interface ParkStanding {
  park_code: string
  name: string
  park_type: string
  values: Record<string, Maybe<number>>
  places: Record<string, number>
  of: Record<string, number>
  stock: Record<string, Sum>
  disposal: Record<string, Sum>
  decided: Record<string, DecidedSum>
}

export interface AppraisalItem {
  group: string
  group_weight: Maybe<number>
  name: string
  weight: Maybe<number>
  unit: string
  target: Maybe<number>
  value: Maybe<number>
  source: Phrase
  gap: Maybe<number>
  supplier: string
  document: string
  url: string
}

export interface Sheet {
  park_code: string
  name: string
  park_type: string
  run_id: number
  year: number
  as_of: string
  scope: string
  scopes: Benchmark[]
  stock: Record<string, Sum>
  indicators: SheetIndicator[]
  potentials: SheetPotential[]
  disposal: Record<string, Sum>
  decided: Record<string, DecidedSum>
  indicator_years: IndicatorYear[]
  trend: Maybe<{ year: number; run_id: number; policy_title: string; headline: Headline }[]>
  parks: ParkStanding[]
  appraisal: { list_id: string; version: number; weight: number; items: AppraisalItem[] }
}

export interface AppraisalList {
  list_id: string
  version: number
  saved_by: string
}

export const appraisals = {
  lists: (zone: string, _: string, __: string, signal?: AbortSignal) => get<AppraisalList[]>(`${zonePath(zone)}/appraisal-lists`, signal),
  /** Keeps a list of items as the next version of its name. */
  save: (zone: string, list_id: string, csv: string) => post<AppraisalList>(`${zonePath(zone)}/appraisal-lists`, { list_id, csv }),
}
