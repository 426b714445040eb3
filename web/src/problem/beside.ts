/** Which of what the server refused stands beside which field of a form. Pure. */
import type { Problem } from '../api/types'
import { ruleText, type Words } from './words'

/** The rules that fields broke, by field, and what is left for the form as a whole. */
export function beside(problem: Problem | null, fields: readonly string[], words: Words): { fields: Map<string, string>; rest: Problem | null } {
  const said = new Map<string, string>()
  const others: NonNullable<Problem['errors']> = []
  for (const one of problem?.errors ?? []) {
    if (!fields.includes(one.path)) others.push(one)
    else said.set(one.path, [said.get(one.path), ruleText(one.rule, words)].filter(Boolean).join(words.say('text.comma')))
  }
  return { fields: said, rest: problem && (others.length || !said.size) ? { ...problem, errors: others } : null }
}
