import { describe, expect, it } from 'vitest'
import type { FormFact } from '../api/scheme-form'
import { askedBy, changed, factUnit, factWords, type Check } from './checks'
import { conditionText } from './words'

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

describe('the facts that checks ask about', () => {
  const facts = [{ name: 'site_mu', title: { zh: '用地面积', en: '' }, unit: 'mu' }, { name: 'plan_far', title: { zh: '方案容积率', en: '' }, unit: 'ratio' }, { name: 'height', title: { zh: '层高', en: '' }, unit: 'm' }] as FormFact[]
  const words = { say: (key: string) => key, knows: () => false, either: (phrase?: { zh: string } | null) => phrase?.zh ?? '', unitOf: (text?: string | null) => text ?? '' }

  it('are called in conditions as the server calls them', () => expect(conditionText('plan_far <= 3 && other', factWords(facts, words))).toBe('方案容积率 ≤ 3 policy.sign_and other'))
  it('have units, but for counts and ratios', () => expect(['site_mu', 'plan_far', 'height', 'none'].map((name) => factUnit(facts, name, words))).toEqual(['unit.mu', '', 'm', '']))
})
