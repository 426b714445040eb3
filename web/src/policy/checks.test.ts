import { describe, expect, it } from 'vitest'
import { askedBy, changed, type Check } from './checks'

const check = (id: string): Check => ({
  id, title: { zh: id, en: id }, all: [{ value: 'plan_far', at_most: { of: 'far_max' } }], any: [{ value: 'benefit_per_mu', at_least: { value: 5 } }, { when: 'key_project', title: { zh: '重点', en: '' } }],
})

describe('the checks of a document', () => {
  it('say what they ask, and which numbers can be set', () => {
    expect(askedBy(check('a')).map(({ value, sign, path }) => [value, sign, path])).toEqual([['plan_far', '≤', ''], ['benefit_per_mu', '≥', 'any.0.at_least'], ['', '', '']])
  })
  it('take other numbers and lose some, and the document that was read stays', () => {
    const document = { id: 'd', checks: [check('a'), check('b')] }
    const other = changed(document, new Set(['b']), { 'b.any.0.at_least': 8, 'a.any.0.at_least': 9 })
    expect(other.checks?.map(({ id, any }) => [id, any?.[0]?.at_least?.value])).toEqual([['b', 8]])
    expect(document.checks[1]!.any?.[0]?.at_least?.value).toBe(5)
  })
})
