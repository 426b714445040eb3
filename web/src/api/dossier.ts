/** The procedure of the review as data, spelled as on the wire. */
import type { Maybe, Phrase } from './types'

export interface Named {
  name: string
  title: Phrase
}

export interface CaseState extends Named {
  ended: boolean
  decided: boolean
}

export interface CaseTransition extends Named {
  from: Maybe<string[]>
  to: string
  right: string
  demands: Maybe<string[]>
  optional: Maybe<string[]>
  needs: Maybe<string[]>
}

export interface DossierField extends Named {
  kind: 'text' | 'number' | 'day' | 'long'
  unit?: string
  rule?: 'uscc' | 'phone' | 'amount'
  required: boolean
  from: 'facts' | 'scheme' | 'applicant'
  default?: 'facts' | 'scheme'
}

export interface DossierPaper extends Named {
  required: boolean
}

export interface DossierSection extends Named {
  fields: Maybe<DossierField[]>
  papers: Maybe<DossierPaper[]>
}

/** How a zone reviews; version 0 is that of the program. */
export interface ReviewSettings {
  version: number
  departments: Named[]
  consent_by: 'area' | 'heads' | 'both'
  consent_share: number
  opinion_days: number
  correction_days: number
  again_years: number
  saved_by?: string
  saved_at?: string
}

export interface CaseProcedure {
  states: CaseState[]
  moves: CaseTransition[]
  needs: Named[]
  sections: DossierSection[]
  opinions: Named[]
  milestones: Named[]
  clocks: Named[]
  modes: Named[]
  outcomes: Named[]
  item_states: Named[]
  sayings: Named[]
}
