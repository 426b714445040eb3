/** The review of redevelopment schemes (方案审查), spelled as on the wire. */
import { get, post, send, upload, url } from './client'
import { zonePath } from './permu'
import type { CaseShape, Paper } from './case-paper'
import type { CaseProcedure, Named, ReviewSettings } from './dossier'
import type { Actuals, FrozenCase, FrozenRecord } from './frozen'
import type { Maybe, Phrase } from './types'

export type * from './case-paper'
export type * from './dossier'
export type * from './frozen'

export interface Consent {
  owner: string
  role?: string
  area_m2: number
  heads?: number
  says: 'agrees' | 'refuses' | 'silent'
  file_id?: number
  parcel_codes?: string[]
}

export interface Promised {
  indicator: string
  target?: number
  target_on?: string
  unit?: string
  due_on?: string
  uscc?: string
}

export interface Opinion {
  department: string
  opinion: string
  text?: string
  items?: string[]
  conditions?: string[]
  file_id?: number
  round?: number
  on?: string
  by?: string
}

export interface ReturnedItem {
  item: number
  round: number
  department: string
  text: string
  state: 'open' | 'answered' | 'settled' | 'raised_again'
  state_title?: Phrase
  answer: string
  file_id?: number
}

export interface Milestone {
  milestone: string
  title?: Phrase
  on: string
  document_no?: string
  file_id?: number
  by: string
}

export interface CaseBody {
  document_no?: string
  document_on?: string
  signer?: string
  file_id?: number
  note?: string
  scenario_id?: number
  scenario_revision?: number
  parcel_codes?: string[]
  fields?: Record<string, string>
  document?: string
  consents?: Consent[]
  promises?: Promised[]
  opinion?: Opinion
  answer?: { item: number; text: string; file_id?: number }
  items?: string[]
  conditions?: string[]
  milestone?: string
  seen?: Record<string, string>
  acknowledged?: string[]
  reason?: string
}

export interface CaseMove extends CaseBody {
  move: string
  version: number
}

export interface CaseStep {
  version: number
  move: string
  from_state: string
  to_state: string
  body: CaseBody
  due_on: Maybe<string>
  arithmetic: Maybe<Phrase[]>
  by: string
  at: string
}

export interface Case {
  case_id: number
  site_id: number
  site_name: string
  site_state: string
  scenario_name: string
  park_code: Maybe<string>
  area_m2: number
  area_mu: number
  applicants: Maybe<string[]>
  version: number
  state: string
  round: number
  scenario_id: number
  scenario_revision: number
  fields: Maybe<Record<string, string>>
  documents: Maybe<{ document: string; file_id: number; by: string }[]>
  consents: Maybe<Consent[]>
  promises: Maybe<Promised[]>
  asked: Maybe<string[]>
  opinions: Maybe<Opinion[]>
  items: Maybe<ReturnedItem[]>
  conditions: Maybe<string[]>
  milestones: Maybe<Milestone[]>
  submitted_on: Maybe<string>
  first_by: Maybe<string>
  decided_on: Maybe<string>
  decided_by: Maybe<string>
  decision: Maybe<string>
  again_on?: string
  evaluated_on?: string
  due_on: Maybe<string>
  clock: Maybe<string>
  changed_at: string
  changed_by: string
  last_move: string
}

/** What a case waits for: the move by which it goes on, the right that it takes, and of opinions whose they are. */
export interface CaseNext {
  move: string
  right: string
  departments: string[]
}

export interface CaseRow extends Case {
  next: CaseNext
  days: number
  due: '' | 'soon' | 'overdue'
  my_turn: boolean
}

export interface CaseFile {
  file_id: number
  name: string
  sha256: string
  bytes: number
  added_by: string
  added_at: string
}

export interface CaseLink {
  link_id: number
  owner: string
  made_by: string
  expires_at: string
  revoked_at: Maybe<string>
}

export interface CaseRecord extends Case {
  steps: CaseStep[]
  files: CaseFile[]
  settings: ReviewSettings
  ground: { area_m2: number; owners: string[]; fields: Record<string, string>; touch: boolean; pieces: number; join_m: number; changes: { parcel_code: string; retired_on: Maybe<string>; became: Maybe<{ parcel_code: string }[]> }[] }
  shares: { by_area: number; by_heads: number; enough: boolean; arithmetic: Phrase; lacking?: Phrase[] }
  missing: string[]
  pending: string[]
  next: CaseNext
  given: Maybe<string[]>
  offers: { move: string; may: boolean; why: { code: string; zh: string; en: string }[] }[]
  frozen: FrozenRecord[]
  scheduled?: Promised[]
  evaluations: FrozenRecord[]
  current: FrozenCase
  rests: Record<string, string>
  actuals: Actuals
  links: CaseLink[]
  may_link: boolean
}

export interface FollowedCase {
  site_name: string
  zone_name: string
  owner: string
  state_title: Phrase
  round: number
  submitted_on: Maybe<string>
  due_on: Maybe<string>
  clock_title: Phrase
  items: ReturnedItem[]
  decision: Maybe<string>
  decided_on: Maybe<string>
  conditions: Maybe<string[]>
  published_on: Maybe<string>
  milestones: Milestone[]
  expires_at: string
  departments: Named[]
}

export const casesPath = (zone: string) => `${zonePath(zone)}/cases`
const casePath = (zone: string, id: number | string) => `${casesPath(zone)}/${id}`

export const review = {
  procedure: () => get<CaseProcedure>('/api/v1/review/procedure'),
  cases: (zone: string, query: Record<string, string>, signal?: AbortSignal) => get<{ today: string; cases: CaseRow[] }>(url(casesPath(zone), query), signal),
  open: (zone: string, body: { site_id: number; scenario_id?: number }) => post<CaseRecord>(casesPath(zone), body),
  record: (zone: string, id: string, signal?: AbortSignal) => get<CaseRecord>(casePath(zone, id), signal),
  move: (zone: string, id: number, move: CaseMove) => post<CaseRecord>(`${casePath(zone, id)}/moves`, move),
  map: (zone: string, id: string, signal?: AbortSignal) => get<{ shapes: CaseShape[] }>(`${casePath(zone, id)}/map`, signal),
  paper: (zone: string, id: string, part: string, lang: string, signal?: AbortSignal) => get<Paper>(url(`${casePath(zone, id)}/paper`, { part, lang }), signal),
  link: (zone: string, id: number, owner: string) => post<{ token: string }>(`${casePath(zone, id)}/links`, { owner }),
  unlink: (zone: string, id: number, link: number) => post<CaseRecord>(`${casePath(zone, id)}/links/${link}/revoke`, {}),
  follow: (token: string) => post<FollowedCase>('/api/v1/review/follow', { token }),
  addFile: (zone: string, id: number, file: File) => upload<CaseFile>(`${casePath(zone, id)}/files`, file),
  settings: (zone: string, signal?: AbortSignal) => get<ReviewSettings>(`${zonePath(zone)}/review/settings`, signal),
  saveSettings: (zone: string, settings: ReviewSettings) => send<ReviewSettings>('PUT', `${zonePath(zone)}/review/settings`, settings),
}

export const caseFilePath = (zone: string, id: number, file_id: number) => `${casePath(zone, id)}/files/${file_id}`
/** A paper of a case as a file. */
export const paperPath = (zone: string, id: number, ending: 'docx' | 'xlsx', part: string, lang: string) => url(`${casePath(zone, id)}/dossier.${ending}`, { part, lang })
