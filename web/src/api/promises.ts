/** What agreements and reviews promised, and where granted parcels stand; spelled as on the wire. */
import { get, post, url } from './client'
import { zonePath } from './permu'
import type { Maybe, Phrase } from './types'

export const OUTCOMES_OF_PROMISES = ['failed', 'met', 'not_due', 'cannot_tell'] as const
export const WARNINGS = ['overdue', 'due_soon'] as const
export const STAGES = ['not_started', 'not_completed', 'not_producing', 'below_size', 'below_capacity', 'at_capacity', 'cannot_tell'] as const

export type Reason = Phrase & { code: string }

export interface Promised {
  commitment_id: string
  parcel_codes: string[]
  case_id: Maybe<number>
  site_id: Maybe<number>
  site_name: Maybe<string>
  uscc: Maybe<string>
  enterprise_name: Maybe<string>
  park_code: Maybe<string>
  agreement_no: Maybe<string>
  agreement_version: Maybe<string>
  indicator: string
  target: Maybe<number>
  target_on: Maybe<string>
  unit: Maybe<string>
  evidence: Maybe<string>
  document_no: Maybe<string>
  remedy: Maybe<string>
  revision: number
  outcome: (typeof OUTCOMES_OF_PROMISES)[number]
  due: Maybe<string>
  days: Maybe<number>
  warning: 'none' | (typeof WARNINGS)[number]
  value: Maybe<number>
  on: Maybe<string>
  from: string
  source: Phrase
  formula: Phrase
  missing: string[]
  doubts: Reason[]
}

export interface Promises {
  as_of: string
  warn_days: number
  run_id: number
  year: number
  outcomes: Record<string, number>
  warnings: Record<string, number>
  doubtful: number
  parks: { park_code: string; name: string; outcomes: Record<string, number> }[]
  commitments: Promised[]
}

export interface PromiseRevision {
  revision: number
  target: Maybe<number>
  target_on: Maybe<string>
  actual: Maybe<number>
  actual_on: Maybe<string>
  evidence: Maybe<string>
  document_no: Maybe<string>
  remedy: Maybe<string>
  recorded_by: string
  recorded_at: string
  source_file: string
}

export interface NewActual {
  revision: number
  actual?: number
  actual_on?: string
  evidence: string
  document_no: string
  remedy?: string
}

export interface StageSum {
  count: number
  area_mu: number
}

export interface Project {
  parcel_code: string
  site_name: Maybe<string>
  parcels: number
  park_code: string
  park_name: string
  owner_name: string
  area_mu: number
  stage: (typeof STAGES)[number]
  due: Maybe<string>
  days: Maybe<number>
  why: Phrase
  missing: string[]
  doubts: Reason[]
}

export interface Pipeline {
  as_of: string
  stages: Partial<Record<string, StageSum>>
  doubtful: number
  parks: { park_code: string; name: string; stages: Partial<Record<string, StageSum>> }[]
  projects: Project[]
}

/** What a list is asked by; empty values are left out. */
export type Query = Record<string, string | number | null | undefined>

/** The path of a list, which its files share. */
export const listPath = (zone: string, list: string) => `${zonePath(zone)}/${list}`
const one = (zone: string, id: string) => `${listPath(zone, 'commitments')}/${encodeURIComponent(id)}`

/** Asks a list of a zone; the key is its query as JSON. */
export const listOf = <T>(list: string) => (zone: string, key: string, _: string, signal?: AbortSignal) => get<T>(url(listPath(zone, list), JSON.parse(key) as Query), signal)

export const promises = {
  revisions: (zone: string, id: string, _: string, signal?: AbortSignal) => get<PromiseRevision[]>(`${one(zone, id)}/revisions`, signal),
  /** Records what became of a promise; a conflict when somebody was faster. */
  record: (zone: string, id: string, actual: NewActual) => post<Promised>(`${one(zone, id)}/actual`, actual),
}
