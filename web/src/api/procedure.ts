/** The procedure of the ledger: its states, moves, modes and clocks, spelled as on the wire. */
import type { Maybe, Phrase } from './types'

export const PHASES = ['suspected', 'inquiry', 'proposed', 'identified', 'disposal', 'held', 'ended'] as const
export const UNITS = ['days', 'working_days', 'months', 'years'] as const

export interface State {
  name: string
  phase: (typeof PHASES)[number]
  tracks: string[]
  title: Phrase
}

/** A move of the table: what it demands decides what its form asks for. */
export interface Move {
  name: string
  tracks: string[]
  from: Maybe<string[]>
  to: string
  right: string
  demands: string[] | null
  clock?: string
  /** A ground of Art. 8 may be named, as the holder of idle land claims it. */
  claims?: boolean
  /** For what the newest run finds no longer. */
  unsupported?: boolean
  own_time: boolean
  date_of: Phrase
  title: Phrase
}

export interface Mode {
  name: string
  tracks: string[]
  limit?: Maybe<TimeSpan>
  fee_rate?: number
  clause?: string
  title: Phrase
}

export interface Procedure {
  states: State[]
  moves: Move[]
  modes: Mode[]
  clocks: { name: string; law: boolean; basis?: string; title: Phrase }[]
  tracks: { name: string; title: Phrase }[]
  causes: string[]
  /** What Art. 8 lists: each of a cause; the holder's own has none. */
  grounds: { name: string; cause: string; clause: string; title: Phrase }[]
  most_per_call: number
}

export interface TimeSpan {
  count: number
  unit: (typeof UNITS)[number]
}
