import { describe, expect, it } from 'vitest'
import { atFields, checkOf, emptyDraft, freeId, type Draft } from './new-check'

const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft(), zh: '限高', ...more })
const first = { document: '办法', number: '〔2025〕1号', article: '第 3 条', url: 'https://a.gov.cn' }

describe('a new check', () => {
  it('compares a number with one that is written', () => expect(checkOf(draft({ value: 'storeys', sign: 'at_most', limit: '0' }), 'own-1', first)).toEqual({ id: 'own-1', title: { zh: '限高', en: '限高' }, all: [{ value: 'storeys', at_most: { value: 0 } }] }))
  it('compares it with another number, times a factor', () => expect(checkOf(draft({ value: 'plan_far', sign: 'at_most', of: 'far_max', limit: '1.2' }), 'a', first).all).toEqual([{ value: 'plan_far', at_most: { of: 'far_max', times: 1.2 } }]))
  it('has no limit where none is written: nothing is no zero', () => expect(checkOf(draft({ value: 'storeys' }), 'a', first).all).toEqual([{ value: 'storeys', at_least: {} }]))
  it('asks a condition, of some sites, and leaves the decision to a person', () => {
    const check = checkOf(draft({ en: 'height', kind: 'condition', when: 'fits_plan', applies: 'key_project', person: true, clears_zh: '改' }), 'a', first)
    expect(check).toEqual({ id: 'a', title: { zh: '限高', en: 'height' }, applies: 'key_project', person: true, all: [{ when: 'fits_plan', title: { zh: '限高', en: 'height' } }], clears: { zh: '改', en: '改' } })
  })
  it.each([
    ['another article of the first document', { article: '第 9 条' }, { document: '办法', number: '〔2025〕1号', article: '第 9 条', url: 'https://a.gov.cn' }],
    ['another document, with nothing of the first', { document: '细则', article: '第 1 条' }, { document: '细则', article: '第 1 条' }],
    ['the first as it stands', {}, undefined],
  ])('rests on %s', (_, more, basis) => expect(checkOf(draft(more), 'a', first).basis).toEqual(basis))
  it('has an id of its own', () => expect([freeId([]), freeId([checkOf(draft({}), 'own-1', first), checkOf(draft({}), 'own-3', first)])]).toEqual(['own-1', 'own-2']))
})

describe('a refusal of a new check', () => {
  it.each([
    ['title.zh', 'number', 'zh'], ['all[0].value', 'number', 'value'], ['all[0].at_least', 'number', 'limit'], ['all[0].at_most.value', 'number', 'limit'], ['all[0].at_most.of', 'number', 'of'], ['all[0].at_most.times', 'number', 'limit'],
    ['all[0].when', 'condition', 'when'], ['all[0]', 'condition', 'when'], ['all[0]', 'number', 'value'], ['applies', 'number', 'applies'], ['basis', 'number', 'document'], ['basis.url', 'number', 'url'], ['clears.zh', 'number', 'clears_zh'],
  ] as const)('%s of a %s stands at %s', (path, kind, field) => expect(atFields([{ path: `checks[2].${path}`, rule: 'r' }], 2, kind)).toEqual([{ path: field, rule: 'r' }]))
  it('leaves what is of another check where it is', () => expect(atFields([{ path: 'checks[1].applies', rule: 'r' }, { path: 'title.zh', rule: 'r' }], 2, 'number').map(({ path }) => path)).toEqual(['checks[1].applies', 'title.zh']))
})
