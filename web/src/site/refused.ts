/** Where a scenario breaks a rule, as its form names it. Pure. */
import type { SchemeForm } from '../api/scheme-form'
import type { Maybe, Phrase, Problem } from '../api/types'
import { ruleText, type Words } from '../problem/words'
import { unitAsked } from './scheme'

interface Says extends Words {
  either: (phrase: Maybe<Phrase>) => string
  unitOf: (text: string) => string
}

/** The names of fields that no table of the form has. */
const FIELDS: Record<string, string> = {
  name: 'scenario.name', industry: 'scenario.industry', like_grade: 'scenario.like_grade', mode: 'site.mode', phases: 'scenario.phases',
  share_pct: 'scenario.share', start: 'scenario.start', end: 'scenario.end',
}

/** The label of the field of a path, with its unit. */
export function placeOf(path: string, form: SchemeForm, { say, either, unitOf }: Says): string {
  const [, phase, part] = /^phases\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  if (phase && part) return say('scenario.in_phase', { n: Number(phase) + 1, field: say(FIELDS[part] ?? part) })
  const name = path.replace(/^(numbers|answers)\./, '')
  const row = form.assumptions.find((one) => one.name === name || one.total === name)
  const unit = row && unitOf(unitAsked(row.unit))
  if (row) return unit ? say('scenario.field_in', { field: either(row.title), unit }) : either(row.title)
  return either(form.questions.find((one) => one.name === name)?.title) || say(FIELDS[name] ?? path)
}

/** The fields of a site, as the server names them. */
export const SITE_FIELDS = ['name', 'mode', 'documents', 'parcel_codes'] as const

/** What is wrong with each field, by its path. */
export function refusals(problem: Maybe<Problem>, words: Words): Map<string, string> {
  return new Map((problem?.errors ?? []).map(({ path, rule }) => [path, ruleText(rule, words)]))
}
