/** What a case of review rested on and came to, spelled as on the wire. */
import type { Named } from './dossier'
import type { Promised as Kept } from './promises'
import type { Checked, Scheme } from './sites'
import type { Maybe, Phrase } from './types'

export interface FrozenCase {
  for: 'submission' | 'decision' | 'evaluation'
  run_id: Maybe<number>
  year: Maybe<number>
  policy_digest: Maybe<string>
  site_revision: number
  scenario_revision: number
  scenario_name: string
  figures: Maybe<Scheme>
  parcels: Maybe<{ parcel_code: string; owner_name: Maybe<string>; land_m2: number; in_force: boolean }[]>
  fields: Maybe<Record<string, string>>
  said?: Record<string, Phrase>
  years?: PresentYear[]
  actuals?: Actuals
  kept?: Kept[]
}

/** What the enterprises on a site came to in a year. */
export interface PresentYear {
  year: number
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  employees: Maybe<number>
  energy_tce: Maybe<number>
}

export interface FrozenRecord {
  version: number
  digest: string
  frozen_at: string
  case: FrozenCase
}

/** What a check of a document says of the scheme. */
export type Check = Checked

/** Years of which the same numbers are not known for the same reason; none is named where it is so of all. */
export interface LackingYears {
  years: number[]
  why: Phrase
  lines: Phrase[]
}

export interface ActualLine extends Named {
  unit: string
  digits: number
  before: Maybe<number>
  of: Maybe<number[]>
  promised: Maybe<number>
  plan: Maybe<number>
  actual: { value: Maybe<number>; why: Phrase }[]
}

/** What the land of a case came to year by year. */
export interface Actuals {
  years: number[]
  lines: ActualLine[]
  lacking: LackingYears[]
}
