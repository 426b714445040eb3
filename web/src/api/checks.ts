/** What the checks of documents say of a scenario; spelled as on the wire. */
import type { Phrase } from './types'

export interface Checked {
  document: string
  check: string
  title: Phrase
  clause: string
  outcome: 'pass' | 'fail' | 'cannot_tell' | 'not_applicable'
  person: boolean
  formula: Phrase
  missing: string[]
  doubts: Phrase[]
  clears: Phrase
}

/** A document whose checks were asked, in the version that was. */
export interface CheckedBy {
  id: string
  version: number
  digest: string
  title: Phrase
  region: string
  gaps: Phrase[]
  /** When it is in force, where today is none of it. */
  out_of_force?: Phrase
}
