import { describe, expect, it } from 'vitest'
import type { Part } from '../api/files'
import { showsOf } from '../format/shown'
import { baselineText, inputsText, operandText, placeText } from './score'

const speech = {
  say: (key: string, named: Record<string, unknown> = {}) => [key, ...Object.values(named)].join(' '), either: (phrase: { zh: string } | null | undefined) => phrase?.zh ?? '',
  unitOf: (unit: string | null | undefined) => unit ?? '', value: showsOf({ display: { value: { digits: 1, mode: 'truncate' } } }).value,
}
const tax = { name: 'tax_cny', title: { zh: '税收', en: 'tax' }, value: 2878822.86, unit: 'yuan' }
const land = { name: 'land_mu', title: { zh: '用地面积', en: 'land' }, value: 22.362, unit: 'mu' }
const part = { indicator: 'tax_per_mu', numerator: tax, denominator: land, value: 12.8737, unit: '万元/亩', state: 'value', baseline: 21.745, baseline_from: 'group_mean', baseline_count: 300 } as unknown as Part

describe('an operand', () => {
  it.each([
    ['money in 万元', tax, '税收 287.9 unit.wan'],
    ['land in mu', land, '用地面积 22.4 unit.mu'],
    ['a count without a unit', { name: 'tenants', title: { zh: '租户数', en: '' }, value: 3, unit: 'count' }, '租户数 3'],
    ['energy in the unit of the reader', { name: 'energy_tce', title: { zh: '综合能耗', en: '' }, value: 104.15, unit: 'tce' }, '综合能耗 104.15 unit.tce'],
    ['what is missing', { ...land, value: null }, '用地面积 — unit.mu'],
  ])('says %s', (_, operand, said) => expect(operandText(operand, speech)).toBe(said))
})

describe('a part', () => {
  it('says what it divided', () => expect(inputsText(part, speech)).toBe('税收 287.9 unit.wan ÷ 用地面积 22.4 unit.mu = 12.8 万元/亩'))
  it('says why it has no value', () => expect(inputsText({ ...part, numerator: null, denominator: null, value: null, state: 'missing' }, speech)).toBe('score.state_missing'))
  it('says its baseline, where it comes from and what of', () => {
    expect(baselineText(part, speech, String)).toBe('score.baseline 21.75 万元/亩 baseline.group_mean · score.counted 300')
    expect(baselineText({ ...part, baseline_group: '18', baseline_count: 0 }, speech, (group) => `group ${group}`)).toContain('group 18')
    expect(baselineText({ ...part, baseline: null }, speech, String)).toBe('')
  })
})

it.each([
  ['parcels among parcels', { subject_kind: 'parcel', place: 546, of: 1150 }, 'score.place 规上 546 ranked.parcel 1,150'],
  ['enterprises among enterprises, in a park', { subject_kind: 'enterprise', place: 12, of: 310, ranking: '五里园' }, 'score.place 规上 · 五里园 12 ranked.enterprise 310'],
])('a place says what is ranked: %s', (_, ranked, said) => expect(placeText(ranked, '规上', speech.say)).toBe(said))
