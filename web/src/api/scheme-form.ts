/** What a scenario can be made of, and what checks of it may ask about; spelled as on the wire. */
import type { Phrase } from './types'

export interface SchemeForm {
  modes: string[]
  assumptions: { name: string; group: string; title: Phrase; unit: string; least: number; most: number; total: string }[]
  questions: { name: string; title: Phrase }[]
  documents: { id: string; title: Phrase; region: string; asked: boolean }[]
  facts: FormFact[]
}

/** Something that is known of a site or a scenario: a check compares it, or names it in a condition. */
export interface FormFact {
  name: string
  title: Phrase
  type: 'number' | 'text' | 'flag' | 'list'
  unit: string
}
