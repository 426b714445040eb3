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
