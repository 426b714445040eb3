/** The checks of a document: what each asks in words, which of its numbers can be set, and the document with other ones. Pure. */
import type { Maybe, Phrase } from '../api/types'
import type { Basis, Policy } from './document'

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
  person?: boolean
  all?: CheckTest[]
  any?: CheckTest[]
  clears?: Phrase
}
type Sign = keyof typeof SIGNS
const SIGNS = { below: '<', at_most: '≤', above: '>', at_least: '≥' } as const

/** A test of a check as it is shown; a number that can be set has a path. */
export interface Asked {
  title: Maybe<Phrase>
  /** The number that is compared, by its name. */
  value: string
  sign: string
  limit: Maybe<Limit>
  path: string
}

/** What a check asks, the tests that must all hold before those of which one must. */
export const askedBy = (check: Check): Asked[] =>
  (['all', 'any'] as const).flatMap((group) => (check[group] ?? []).map((test, i) => {
    const sign = (Object.keys(SIGNS) as Sign[]).find((one) => test[one])
    const limit = sign && test[sign]
    return { title: test.title, value: test.value ?? '', sign: sign ? SIGNS[sign] : '', limit, path: limit?.value === undefined ? '' : `${group}.${i}.${sign}` }
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
