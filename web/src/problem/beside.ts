/** Which of what the server refused stands beside which field of a form. Pure. */
import type { Problem } from '../api/types'
import { ruleText, type Words } from './words'

/** The rules that fields broke, by field, and what is left for the form as a whole. A member of a list stands at the field of the list, and is named. */
export function beside(problem: Problem | null, fields: readonly string[], words: Words): { fields: Map<string, string>; rest: Problem | null } {
  const said = new Map<string, string>()
  const others: NonNullable<Problem['errors']> = []
  for (const one of problem?.errors ?? []) {
    const path = one.path.replace(/^body\./, '')
    const field = [path, path.replace(/\[\d+\]$/, '')].find((name) => fields.includes(name))
    const rule = ruleText(one.rule, words)
    if (field === undefined) others.push(one)
    else said.set(field, [said.get(field), field !== path && one.value ? words.say('mistake.line', { place: one.value, rule }) : rule].filter(Boolean).join(words.say('text.comma')))
  }
  return { fields: said, rest: problem && (others.length || !said.size) ? { ...problem, errors: others } : null }
}
