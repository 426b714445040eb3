/** A policy document as the page reads it: the parts of the policy schema that are shown or changed, spelled as there. */
import type { Check } from './checks'
import type { Maybe, Phrase } from '../api/types'
import type { Rounding } from '../format/shown'
import type { Screening } from './screening'

/** A number, or "unknown" where the zone must still set it. */
export type Open = number | 'unknown'

export interface Basis {
  document: string
  number?: string
  article?: string
  url?: string
  note?: Maybe<Phrase>
}

export interface Baseline {
  source: string
  value?: Open
  times?: Open
  mean?: string
  percentile?: Open
  table?: { track?: string; industry?: string; region?: string; year?: number; value: Open }[]
  per?: string[]
  outliers_below?: Open
  outliers_above?: Open
  min_n?: number
  fallback?: string
  basis?: Basis
}

export interface Scorer {
  type?: string
  cap?: Open
  floor?: Open
  from?: Open
  to?: Open
  slope?: Open
  at?: Open
  degenerate?: string
  when?: string
  steps?: { from: Open; points: Open }[]
}

export interface Indicator {
  id: string
  title?: Phrase
  numerator?: string
  denominator?: string
  unit?: string
  weight?: Open
  weight_by?: { industry: string; weight: Open }[]
  direction?: 'up' | 'down'
  years?: number
  measure?: string
  when?: string
  alternative?: string
  scorer?: Scorer
  baseline?: Baseline
  missing?: Partial<Record<'numerator' | 'denominator' | 'both' | 'zero_denominator', string>>
  negative?: string
  basis?: Basis
}

export interface Band {
  grade: string
  up_to_percent?: Open
  last_percent?: Open
  count?: number
  from?: Open
  when?: string
}

export interface Stage {
  grade: string
  key?: string[]
  order?: string
  percent?: Open
}

export interface Bands {
  kind?: string
  grades?: Band[]
  match?: string
  key?: string[]
  per?: string[]
  min_group?: number
  small_group?: string
  two_stage?: { split_percent?: Open; top?: Stage; bottom?: Stage; rest?: string }
  ties?: { order?: string[]; at_cut?: string }
  bounds?: { grade: string; most_percent?: Open; least_percent?: Open }[]
  rounding?: string
  rounding_scope?: string
  basis?: Basis
}

export interface Track {
  id: string
  title?: Phrase
  when?: string
  indicators?: Indicator[]
  combine?: { method?: string; scale?: Open }
  bands?: Bands
  basis?: Basis
}

/** Something with a name, a condition and a source: a class, a gate, an adjustment, a measure. */
export interface Clause {
  id?: string
  title?: Phrase
  when?: string
  basis?: Basis
  [more: string]: unknown
}

export interface Adjustment extends Clause {
  points?: Open
  percent?: Open
  tag?: string
  valid_years?: number
  evidence?: 'required' | 'none'
  indicator?: string
  count?: string
  table?: Open[]
  each_further?: Open
  most?: Open
  exclusive?: string
  group?: string
}

export interface Adjustments {
  items?: Adjustment[]
  groups?: Clause[]
  most_bonus?: Open
  most_deduction?: Open
  least?: Open
  most?: Open
}

export interface Policy {
  id: string
  version?: number
  supersedes?: string
  title?: Phrase
  region?: string
  valid_from?: string
  valid_until?: string
  data_year?: number
  basis?: Basis[]
  gaps?: Phrase[]
  parameters?: Clause[]
  population?: {
    unit?: string
    also?: string[]
    industries?: string[]
    snapshot_on?: string
    when?: string
    out_of_scope?: Clause[]
    special_classes?: Clause[]
    basis?: Basis
  }
  land?: Record<string, unknown>
  tax?: Record<string, unknown>
  industry_groups?: Clause[]
  tracks?: Track[]
  adjustments?: Adjustments
  gates?: Clause[]
  rounding?: Record<string, unknown> & Rounding
  publication?: Record<string, unknown>
  measures?: Clause[]
  efficiency?: Record<string, unknown>
  screening?: Screening
  checks?: Check[]
}
