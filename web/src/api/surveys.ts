/** Enterprises near the line of designated size, floor area to be had, and the sheets of parks; spelled as on the wire. */
import type { Maybe, Phrase } from './types'

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
  parcels: SpareFloor[]
}
