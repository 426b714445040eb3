/** What the server says of runs and policies, spelled as on the wire, and where it is asked. */
import { get, post, url } from './client'
import { zonePath } from './permu'
import type { Compared, Decision, NewDecision, NewObjection, Objection, Objections, Publication } from './runs'
import type { Maybe, Phrase, Problem, Run } from './types'

export type Counts = Record<string, number>

/** The subjects of a park, an industry or a track; per-mu figures are ratios of sums. */
export interface GroupShare {
  key: string
  subjects: number
  grades: Counts
  land_mu: Maybe<number>
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  mean_score: Maybe<number>
}

export interface ScoreBin {
  track: string
  grade: string
  from: number
  to: number
  count: number
}

export interface Statistics {
  kind: string
  parks: Maybe<GroupShare[]>
  industries: Maybe<GroupShare[]>
  tracks: Maybe<GroupShare[]>
  scores: Maybe<ScoreBin[]>
}

export interface Ranked {
  key: string
  name: Maybe<string>
  park_code: Maybe<string>
  industry_code: Maybe<string>
  track: Maybe<string>
  class: string
  place: Maybe<number>
  score: Maybe<number>
  initial_grade: string
  grade: string
  /** Why persons decided the grade. */
  decided?: Maybe<string>
  land_mu: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
}

export interface PolicySummary {
  policy_id: string
  version: number
  title: Phrase
  origin: 'built_in' | 'saved'
  /** It has tracks; a document of screening rules alone goes beside a policy. */
  evaluates: boolean
  /** It has screening rules. */
  screens: boolean
  /** It has checks of redevelopment schemes. */
  checks: boolean
  region?: string
  data_year?: number
  digest: string
  /** Paths of the numbers that must be set before it can be used. */
  open: string[]
  note?: string
  saved_at?: Maybe<string>
  saved_by?: string
  /** Why this program does not take a version that an earlier one took. */
  problems?: Maybe<Array<{ path: string; rule: string }>>
}

/** Where a track was cut: the last place and the last score of each grade. */
export interface Cut {
  grade: string
  end: number
  last_score: Maybe<number>
}

export interface TrackContext {
  id: string
  members: number
  pools: Maybe<{ ranked: number; cuts: Maybe<Cut[]> }[]>
}

export interface PolicyDocument extends PolicySummary {
  document: import('../policy/document').Policy
  source: string
  grades: string[]
  /** Of a run: baselines, rankings and cuts by kind of subject. */
  context?: Record<string, { tracks: TrackContext[] }>
}

export interface Move {
  key: string
  name?: string
  park_code?: string
  track?: Maybe<string>
  from: string
  to: string
  score_from: Maybe<number>
  score_to: Maybe<number>
  land_mu: Maybe<number>
  tax_cny: Maybe<number>
}

export interface ParkShift {
  park_code: string
  before: Counts
  after: Counts
  up: number
  down: number
  other: number
  came: number
  left: number
  moved_mu: number
  moved_tax_cny: number
}

export interface WhatIfKind {
  kind: string
  /** Parcels that the policy does not evaluate have the grade of their main user. */
  by?: 'enterprise'
  before: Counts
  after: Counts
  parks: Maybe<ParkShift[]>
  moved: number
  moved_mu: number
  moved_tax_cny: number
  list: Move[]
}

export interface WhatIf {
  run_id: number
  data_version: number
  same_facts: boolean
  digest: string
  kinds: WhatIfKind[]
}

/** A subject of any kind as a run has it, explained. */
export interface Subject {
  name: Maybe<string>
  evaluation: import('./files').Evaluation
}

/** One step of a JSON Patch (RFC 6902); "add" of a member of an object also replaces it, of a list it would insert. */
export interface PatchStep {
  op: 'add' | 'replace'
  path: string
  value: number
}

const id = encodeURIComponent
const runPath = (zone: string, run: string) => `${zonePath(zone)}/runs/${id(run)}`
/** A subject as the view names it. */
export const subjectOf = (subject: string) => ({ kind: subject.slice(0, subject.indexOf(':')), key: subject.slice(subject.indexOf(':') + 1) })
/** The most lines that one answer of a ranking holds. */
const PAGE = 10_000

/** Every line of a ranking, page by page. */
async function ranking(zone: string, kind: string, run: string, signal?: AbortSignal) {
  const lines: Ranked[] = []
  for (;;) {
    const answer = await get<Ranked[]>(url(rankingPath(zone, run), { kind, limit: PAGE, skip: lines.length }), signal)
    if (!answer.ok) return answer
    lines.push(...answer.value)
    if (answer.value.length < PAGE) return { ok: true as const, value: lines }
  }
}

/** Where a run is held against another, as files too. */
export const comparePath = (zone: string, run: string | number) => `${runPath(zone, String(run))}/compare`
/** The address of a ranking, as files too. */
export const rankingPath = (zone: string, run: string) => `${runPath(zone, run)}/ranking`

export const evaluations = {
  /** Of "kind:park", of one park. */
  statistics: (zone: string, key: string, run: string, signal?: AbortSignal) => {
    const [kind, park_code] = key.split(':')
    return get<Statistics>(url(`${runPath(zone, run)}/statistics`, { kind, park_code: park_code || undefined }), signal)
  },
  ranking,
  /** What a run says of a subject, "kind:key". */
  subject: (zone: string, key: string, run: string, signal?: AbortSignal) => get<Subject>(url(`${runPath(zone, run)}/evaluation`, subjectOf(key)), signal),
  runPolicy: (zone: string, _: string, run: string, signal?: AbortSignal) => get<PolicyDocument>(`${runPath(zone, run)}/policy`, signal),
  policies: (zone: string, _: string, __: string, signal?: AbortSignal) => get<PolicySummary[]>(`${zonePath(zone)}/policies`, signal),
  /** A policy by its name, id or id@version. */
  policy: (zone: string, name: string, _: string, signal?: AbortSignal) => {
    const [policy, version] = name.split('@')
    return get<PolicyDocument>(url(`${zonePath(zone)}/policies/${id(policy!)}`, { version }), signal)
  },
  /** Tries a patch of the run's policy, or another policy as a whole. */
  whatIf: (zone_code: string, run: string, tried: { patch: PatchStep[] } | { policy: unknown }) => post<WhatIf>('/api/v1/what-if', { zone_code, run_id: Number(run), ...tried, most: 100_000 }),
  /** What is wrong with a document. */
  check: (document: unknown) => post<{ problems: Maybe<NonNullable<Problem['errors']>> }>('/api/v1/policies/check', { document }),
  savePolicy: (zone: string, policy_id: string, document: unknown, note: string) => post<PolicyDocument>(`${zonePath(zone)}/policies`, { policy_id, document, note }),
  /** Keeps a table of control indicators as the next version of a document. */
  saveControlTable: (zone: string, table: { policy_id: string; title: string; document: string; number?: string; valid_from?: string; csv: string }) => post<PolicyDocument>(`${zonePath(zone)}/control-tables`, table),
  /** Applies a policy to a year; or, after a run, that run's again with what was decided on its objections. */
  evaluate: (zone: string, request: { year: number; policy?: string; after?: number; trial: boolean; screening?: string[] }) => post<Run>(`${zonePath(zone)}/runs`, request),
  compare: (zone: string, key: string, run: string, signal?: AbortSignal) => {
    const [kind, other] = key.split(':')
    return get<Compared>(url(comparePath(zone, run), { with: other, kind, limit: 1000 }), signal)
  },
  /** The results, or the areas of land that are published before them. */
  publication: (zone: string, list: string, run: string, signal?: AbortSignal) => get<Publication>(url(`${runPath(zone, run)}/publication`, { list }), signal),
  /** Records the day on which the list of a run was made public, and its land before it where the policy has it so. */
  publish: (zone: string, run: string, days: { published_on: string; land_published_on?: string }) => post<Run>(`${runPath(zone, run)}/publication`, days),
  objections: (zone: string, _: string, run: string, signal?: AbortSignal) => get<Objections>(`${runPath(zone, run)}/objections`, signal),
  object: (zone: string, run: string, objection: NewObjection) => post<Objection>(`${runPath(zone, run)}/objections`, objection),
  /** Records a grade that was decided without an objection. */
  decideGrade: (zone: string, run: string, decision: NewDecision) => post<Objection>(`${runPath(zone, run)}/decisions`, decision),
  decide: (zone: string, objection: number, decision: Decision) => post<Objection>(`${zonePath(zone)}/objections/${objection}/decision`, decision),
}

/** The address of what is made public of a run, as an XLSX file. */
export const publicationPath = (zone: string, run: string, list: string, lang: string) => url(`${runPath(zone, run)}/publication.xlsx`, { list, lang })
