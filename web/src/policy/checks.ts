/** The checks of a document: what each asks in words, which of its numbers can be set, and the document with other ones. Pure. */
import type { FormFact } from '../api/scheme-form'
import type { Maybe, Phrase } from '../api/types'
import type { Basis, Policy } from './document'
import type { Speech } from './words'

export interface Limit {
  value?: number | 'unknown'
  of?: string
  parameter?: string
  table?: string
  times?: number
}
export type CheckTest = { value?: string; when?: string; title?: Phrase } & { [sign in Sign]?: Limit }
export interface Check {
  id: string
  title: Phrase
  basis?: Basis
  applies?: string
  person?: boolean
  all?: CheckTest[]
  any?: CheckTest[]
  clears?: Phrase
}
export type Sign = keyof typeof SIGNS
export const SIGNS = { below: '<', at_most: '≤', above: '>', at_least: '≥' } as const

/** A test of a check as it is shown; a number that can be set has a path. */
export interface Asked {
  title: Maybe<Phrase>
  /** The number that is compared, by its name. */
  value: string
  /** The condition that is asked instead. */
  when: string
  sign: string
  limit: Maybe<Limit>
  path: string
}

/** What a check asks, the tests that must all hold before those of which one must. */
export const askedBy = (check: Check): Asked[] =>
  (['all', 'any'] as const).flatMap((group) => (check[group] ?? []).map((test, i) => {
    const sign = (Object.keys(SIGNS) as Sign[]).find((one) => test[one])
    const limit = sign && test[sign]
    return { title: test.title, value: test.value ?? '', when: test.when ?? '', sign: sign ? SIGNS[sign] : '', limit, path: limit?.value === undefined ? '' : `${group}.${i}.${sign}` }
  }))

/** A document with the checks that are kept, and other numbers in them, each by the id of its check and its path. */
export function changed(document: Policy, kept: Set<string>, numbers: Record<string, number>): Policy {
  const checks = structuredClone(document.checks ?? []).filter(({ id }) => kept.has(id))
  for (const check of checks) {
    for (const { limit, path } of askedBy(check)) {
      const number = numbers[`${check.id}.${path}`]
      if (limit && path && number !== undefined) limit.value = number
    }
  }
  return { ...document, checks }
}

/** Words in which the facts of sites and scenarios are called as the server calls them. */
export function factWords(facts: FormFact[], words: Speech): Speech {
  const titles = new Map(facts.map(({ name, title }) => [`field.${name}`, words.either(title)]))
  return { ...words, knows: (key) => titles.has(key) || words.knows(key), say: (key, named) => titles.get(key) ?? words.say(key, named) }
}

/** The unit of a fact; what is counted, and a ratio, has none. */
export function factUnit(facts: FormFact[], name: string, { say, unitOf }: Pick<Speech, 'say' | 'unitOf'>): string {
  const unit = facts.find((one) => one.name === name)?.unit ?? ''
  return unit === 'mu' ? say('unit.mu') : ['count', 'ratio'].includes(unit) ? '' : unitOf(unit)
}
