/** What the server says of one parcel, one enterprise, one finding; spelled as in types.ts. */
import type { FindingOutcome, LandState, Maybe, OutputState, Phrase } from './types'

/** A number that an indicator divides. */
export interface Operand {
  name: string
  title?: Maybe<Phrase>
  value: Maybe<number>
  unit: string
}

export interface Part {
  indicator: string
  numerator?: Maybe<Operand>
  denominator?: Maybe<Operand>
  baseline_group?: Maybe<string>
  baseline_count?: Maybe<number>
  formula?: Maybe<Phrase>
  clause?: Maybe<string>
  title?: Maybe<Phrase>
  value: Maybe<number>
  unit: Maybe<string>
  baseline: Maybe<number>
  baseline_from: Maybe<string>
  weight: Maybe<number>
  points: Maybe<number>
  state: OutputState
}

export interface Evaluation {
  subject_kind: string
  subject_key: string
  track: Maybe<string>
  land_m2: Maybe<number>
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  output_state: Maybe<OutputState>
  tax_state: Maybe<OutputState>
  score: Maybe<number>
  grade: Maybe<string>
  percentile: Maybe<number>
  efficiency_class: Maybe<string>
  land_state: Maybe<LandState>
  parts: Maybe<Part[]>
  reasons: Maybe<{ code: string; zh: string; en: string }[]>
  parcel_count?: Maybe<number>
  years?: Maybe<YearFigures[]>
  /** Place in its ranking, of how many; the ranking inside the track, such as a park. */
  place?: Maybe<number>
  of?: Maybe<number>
  ranking?: Maybe<string>
  /** Before the gates. */
  initial_grade?: Maybe<string>
  managed_as?: Maybe<string>
  adjustments?: Maybe<Adjustment[]>
  gates?: Maybe<GateStep[]>
  lifts?: Maybe<{ grade: string; indicator: string; says: Phrase }[]>
}

export interface Adjustment {
  id: string
  title: Phrase
  /** The item that it adds to; without one the score. */
  indicator?: Maybe<string>
  points: number
  counted?: Maybe<number>
  document?: Maybe<string>
  clause?: Maybe<string>
}

/** A rule, or a decision of persons, that moved a grade. */
export interface GateStep {
  id: string
  title: Phrase
  from: string
  to: string
  reason?: Maybe<string>
  /** What a decision rests on. */
  evidence?: Maybe<string>
  by?: Maybe<string>
  on?: Maybe<string>
  clause?: Maybe<string>
}

export interface FindingInput {
  value: unknown
  unit?: Maybe<string>
  source?: Maybe<string>
  /** The files that brought it, where that is on record. */
  from?: Maybe<InputSource[]>
}

export interface InputSource {
  kind: 'parcel' | 'buildings' | 'annual_report' | 'agreement'
  label?: string
  file: string
  imported_on: string
  later?: boolean
}

export interface Finding {
  finding_id: string | number
  parcel_code?: Maybe<string>
  /** Of a rule that is asked of enterprises: the user that meets it. */
  uscc?: Maybe<string>
  rule: string
  kind?: Maybe<string>
  /** The policy document that has the rule, and its version; none of runs from before it was kept. */
  document?: Maybe<string>
  document_version?: Maybe<number>
  title: Phrase
  clause: Maybe<string>
  outcome: FindingOutcome
  formula: Maybe<Phrase>
  inputs?: Maybe<Record<string, FindingInput>>
  missing: Maybe<string[]>
  disposal_mode: Maybe<string>
  disposal_reason?: Maybe<Phrase>
  /** The document behind the rule; its note says for whom it binds. */
  basis?: Maybe<{ document: string; url?: Maybe<string>; note?: Maybe<Phrase> }>
  clears: Maybe<Phrase>
  confidence?: Maybe<string>
  /** Why the confidence is not higher. */
  doubts?: Maybe<Phrase[]>
}

export interface Occupant {
  uscc: string
  name: string
  scale: Maybe<string>
  relation: Maybe<string>
  land_area_m2: Maybe<number>
  floor_area_m2: Maybe<number>
  share: Maybe<number>
  /** How the share was found. */
  share_basis?: Maybe<string>
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  industry_code: Maybe<string>
  status: Maybe<string>
  grade?: Maybe<string>
  /** How it came to be on this parcel. */
  matched?: Maybe<string>
}

export interface YearFigures {
  year: number
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  employees: Maybe<number>
  /** Amounts that leave users of the parcel out, of whom they are not known. */
  partly?: ('output_cny' | 'tax_cny' | 'employees')[]
}

export interface ParcelTitle {
  parcel_code: string
  area_m2: Maybe<number>
  valid_from?: Maybe<string>
  [field: string]: unknown
}

export interface ParcelFile {
  parcel: ParcelTitle
  evaluation: Maybe<Evaluation>
  enterprises: Maybe<Occupant[]>
  years: Maybe<YearFigures[]>
  buildings: Maybe<
    { building_id: string; storeys: Maybe<number>; floor_area_m2: Maybe<number>; footprint_m2: Maybe<number>; permitted: Maybe<boolean> }[]
  >
  findings: Maybe<Finding[]>
  lineage: Maybe<{ parcel_code: string; relation: string; direction?: Maybe<'from' | 'into'>; on: Maybe<string> }[]>
  commitments: Maybe<Record<string, unknown>[]>
  events: Maybe<Record<string, unknown>[]>
}

export interface EnterpriseRecord {
  uscc: string
  name: string
  park_code: Maybe<string>
  park_name: Maybe<string>
  address: Maybe<string>
  industry_code: Maybe<string>
  scale: Maybe<string>
  trade_quota: Maybe<boolean>
  listing: Maybe<string>
  status: Maybe<string>
}

/** A parcel that an enterprise uses; the share is of the parcel's land. */
export interface EnterpriseParcel {
  parcel_code: string
  park_code: Maybe<string>
  relation: Maybe<string>
  land_area_m2: Maybe<number>
  share: Maybe<number>
  share_basis: string
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  /** What the run saw on record of its land beside its area, and the file that brought it. */
  pieces?: Maybe<LandPieces>
  pieces_from?: string
}

/** Parts of the land of a use that methods count apart, what is let of its parcel, and floor of storeys over 8 m; m². */
export interface LandPieces {
  unregistered_m2?: number
  protected_m2?: number
  newly_reduced_m2?: number
  under_construction_m2?: number
  leased_out_m2?: number
  high_floor_m2?: number
}

/** What an enterprise reported of a year; `sources` names the file behind each figure. */
export interface Report {
  year: number
  output_cny: Maybe<number>
  revenue_cny: Maybe<number>
  value_added_cny: Maybe<number>
  tax_cny: Maybe<number>
  profit_cny: Maybe<number>
  employees: Maybe<number>
  energy_tce: Maybe<number>
  electricity_kwh: Maybe<number>
  sources: Maybe<Record<string, string>>
}

export interface EnterpriseFile {
  enterprise: EnterpriseRecord
  evaluation: Maybe<Evaluation>
  parcels: Maybe<EnterpriseParcel[]>
  reports: Maybe<Report[]>
}
