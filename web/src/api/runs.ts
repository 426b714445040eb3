/** What the server says of a run beside another, of what is made public of it, and of objections to it; spelled as on the wire. */
import type { Maybe, Phrase, Run } from './types'

/** Subjects by their grades in two runs; the empty grade is not graded, null is not in that run. */
export interface GradeCount {
  from: string | null
  to: string | null
  count: number
}

export interface ParkMoves {
  park_code: Maybe<string>
  name: Maybe<string>
  up: number
  down: number
  other: number
  same: number
  came: number
  left: number
  not_graded: number
}

/** How a run differs from another: from is what the other says, to what the run says. */
export interface Compared {
  kind: string
  run: Run
  with: Run
  grades: string[]
  matrix: GradeCount[]
  parks: ParkMoves[]
  baselines: { track: string; track_title: Phrase; indicator: string; title: Phrase; of: string; group?: string; unit: string; from: Maybe<number>; to: Maybe<number> }[]
  moved_count: number
  moved: ComparedMove[]
}

export interface Contribution {
  kind: 'indicator' | 'adjustment' | 'rest' | 'gate'
  indicator: string
  title: Phrase
  points_from: Maybe<number>
  points_to: Maybe<number>
  delta: number
  gate_from?: { from: string; to: string }
  gate_to?: { from: string; to: string }
}

export interface ComparedMove {
  key: string
  name: string
  park_code: Maybe<string>
  from: string | null
  to: string | null
  score_from: Maybe<number>
  score_to: Maybe<number>
  land_mu: Maybe<number>
  tax_cny: Maybe<number>
  contributions: Contribution[]
  why: Phrase
}

/** A cell of what is made public; the title of a track has both languages. */
export type Cell = string | number | Phrase | null

/** What of a run is made public, in the form that its policy sets. */
export interface Publication {
  title: Phrase
  /** By the policy the areas of land are published before the results. */
  land_first?: boolean
  zone_name: string
  year: number
  policy: { title: Phrase; clause: string; digest: string }
  columns: { name: string; title: Phrase }[]
  rows: Cell[][]
  special: { id: string; title: Phrase; clause?: string; rows: Cell[][] }[]
  not_graded: { id: string; title: Phrase; count: number }[]
  order: Phrase
  objections: { says: Phrase } | null
  notes: Phrase[]
  made_at: string
}

export interface Objections {
  /** Grades that may be decided, the best first. */
  grades: string[]
  /** The last day for objections; null where the policy sets none. */
  in_time_to: string | null
  /** From which day the days count, and which days do. */
  counted?: Phrase | null
  objections: Objection[]
}

export interface NewObjection {
  subject_kind: string
  subject_key: string
  raised_on: string
  raised_by: string
  statement: string
  evidence: string
}

/** A grade that persons decide without an objection. */
export interface NewDecision {
  subject_kind: string
  subject_key: string
  grade: string
  outcome: string
  evidence: string
  decided_on: string
  decided_by: string
  /** The last of what is open or decided of this subject in this run, where it is decided all the same. */
  over?: number
}

export const DECISIONS = ['upheld', 'partly_upheld', 'rejected', 'withdrawn'] as const

export interface Objection extends NewObjection {
  objection_id: number
  name: Maybe<string>
  grade_in_run: Maybe<string>
  late: boolean
  /** Decided is a grade that was decided without an objection; nobody raised it. */
  state: 'open' | 'decided' | (typeof DECISIONS)[number]
  grade: Maybe<string>
  outcome: Maybe<string>
  decided_on: Maybe<string>
  decided_by: Maybe<string>
  revision: number
  recorded_at: string
  recorded_by: string
  decision_recorded_at?: Maybe<string>
  decision_recorded_by?: Maybe<string>
}

export interface Decision {
  state: (typeof DECISIONS)[number]
  grade?: string
  outcome: string
  decided_on: string
  decided_by: string
  revision: number
}
