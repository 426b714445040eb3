import { describe, expect, it } from 'vitest'
import zh from '../locales/zh-CN'
import { kindText, limitText, modeText, tableText, testLines, testText, type ScreeningRule } from './screening'
import type { Speech } from './words'

const lookUp = (key: string): unknown => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], zh)
const words: Speech = {
  say: (key, named = {}) => {
    const text = lookUp(key)
    return typeof text === 'string' ? text.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name])) : key
  },
  knows: (key) => typeof lookUp(key) === 'string', either: (phrase) => phrase?.zh ?? '', unitOf: (unit) => unit ?? '',
}
const title = { zh: '亩均税收', en: 'tax per mu' }

describe('a test in words', () => {
  it.each([
    ['a mean', { value: 'tax_cny', over: 'land_mu', unit: '万元/亩', title, years: 3, below: { value: 5 } }, '亩均税收，近 3 年平均 < 5 万元/亩'],
    ['every year, against what was agreed', { value: 'tax_cny', over: 'land_mu', unit: '万元/亩', title, years: 2, window: 'every', below: { of: 'agreed_tax_per_mu' } }, '亩均税收，近 2 年每年 < 约定亩均税收 万元/亩'],
    ['a change', { value: 'electricity_kwh', title: { zh: '用电量', en: 'electricity' }, window: 'change', at_most: { parameter: 'power_drop', times: -1 } }, '用电量，较上年变化 ≤ 参数 power_drop × -1 %'],
    ['a clock', { since: 'start_due_on', at_least: { value: 1 } }, '距动工期限满 1 年'],
    ['a condition', { when: 'stopped_only', title: { zh: '停产', en: 'stopped' } }, '停产'],
    ['a plain number', { value: 'land_mu', below: { value: 5 } }, '用地面积 < 5'],
  ])('%s', (_, test, said) => expect(testText(test, {}, words)).toBe(said))
  it('limits by case and by table', () => {
    expect(limitText({ cases: [{ when: "scale == 'above'", value: 10 }, { value: 3 }] }, {}, words)).toBe('规模 = 规上：10，其余：3')
    expect(limitText({ table: 'far' }, { tables: [{ id: 'far', title: { zh: '容积率下限', en: '' } }] }, words)).toBe('容积率下限')
    expect(tableText({ id: 'far', title }, words)).toBe('待定')
  })
})

it('says of a rule what it is asked of, what must hold and what follows', () => {
  const rule: ScreeningRule = {
    id: 'r', title, kind: 'idle', outcome: 'suspected', all: [{ since: 'suspended_on', at_least: { value: 1 } }], any: [{ value: 'land_mu', below: { value: 5 } }, { when: 'x', title: { zh: '甲', en: 'a' } }],
  }
  expect(kindText(rule, words)).toBe('闲置 · 逐宗地 · 可能符合，由人决定')
  expect(testLines(rule, {}, words)).toEqual(['距中止开发满 1 年', '以下任一：用地面积 < 5；或 甲'])
  expect(modeText({ mode: 'recover_reset', when: 'sealed', why: { zh: '司法处置', en: '' } }, words)).toBe('条件： 已查封 · 收回重置：司法处置')
})
