import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import zh from '../locales/zh-CN'
import type { Indicator } from './document'
import { bandLines, baselineText, conditionText, missingText, plainFacts, ratioText } from './words'

const lookUp = (key: string): unknown => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], zh)
const speech = {
  say: (key: string, named: Record<string, unknown> = {}) => {
    const text = lookUp(key)
    return typeof text === 'string' ? text.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name])) : key
  },
  knows: (key: string) => typeof lookUp(key) === 'string', either: (phrase: { zh: string } | null | undefined) => phrase?.zh ?? '', unitOf: (unit: string | null | undefined) => unit ?? '',
}

describe('a condition in words', () => {
  it.each([
    ["scale == 'above'", '规模 = 规上'],
    ["land_mu < 5 && !('key_project' in tags)", '用地面积 < 5 且 非(key_project 属于 标记)'],
    ["industry in ['44', '45']", '行业大类 属于[44, 45]'],
    ['value.tax_per_mu >= base.tax_per_mu', '亩均税收 ≥ 亩均税收的基准'],
    ['value.tax_per_mu >= param.relief || years_in_production < 2', '亩均税收 ≥ 参数 relief 或 投产年数 < 2'],
    ['', ''],
  ])('%s', (when, said) => expect(conditionText(when, speech)).toBe(said))
})

describe('an indicator in words', () => {
  const one: Indicator = { id: 'tax_per_mu', numerator: 'tax_cny', denominator: 'land_mu', unit: '万元/亩', years: 3 }
  it('says what it divides', () => expect(ratioText(one, speech)).toBe('税收 ÷ 用地面积 · 3 年合计'))
  it.each([
    ['a constant', { source: 'const', value: 24.097 }, '24.097 万元/亩'],
    ['an open constant', { source: 'const', value: 'unknown' as const }, '待定 万元/亩'],
    ['a multiple of a mean', { source: 'prior_group_mean', times: 2, per: ['industry'] }, '上年同类平均值 × 2 · 按行业大类分组'],
  ])('says %s', (_, baseline, said) => expect(baselineText(baseline, speech, '万元/亩')).toBe(said))
  it.each([
    ['nothing said', undefined, '权重由其他各项分担'],
    ['all alike', { numerator: 'no_score', denominator: 'no_score', both: 'no_score', zero_denominator: 'no_score' }, '不评分'],
    ['one of them', { denominator: 'mean_points' }, '缺分母：计平均得分'],
  ])('says what happens without data: %s', (_, missing, said) => expect(missingText(missing, speech)).toBe(said))
})

describe('grades in words', () => {
  it('by share, open ones named', () => {
    const grades = [{ grade: 'A', up_to_percent: 20 }, { grade: 'B', up_to_percent: 'unknown' as const }]
    expect(bandLines({ grades }, speech).map((one) => one.text)).toEqual(['前 20%', '前 待定%'])
  })
  it('by value, the last takes the rest', () => {
    expect(bandLines({ kind: 'value', grades: [{ grade: 'X', from: 20 }, { grade: 'Y' }] }, speech)).toEqual([{ grade: 'X', text: '20 起' }, { grade: 'Y', text: '其余' }])
  })
  it('in two stages', () => {
    const two_stage = { split_percent: 50, top: { grade: 'A', key: ['value.tax_per_mu'], percent: 15 }, bottom: { grade: 'C', key: ['value.output_per_tce'], percent: 10 }, rest: 'B' }
    expect(bandLines({ kind: 'two_stage', two_stage }, speech).map((one) => one.grade)).toEqual(['A', 'B', 'C'])
  })
})

it('names the single values of a part, and leaves its source to another line', () => {
  expect(plainFacts({ basis: { document: 'x' }, years: 3, low_below: 5 }, 'efficiency', speech)).toEqual([{ name: '平均年数', value: '3' }, { name: '低效线以下', value: '5' }])
})

it('has a word for every word of the shipped policies that the schema limits', () => {
  const folder = join(import.meta.dirname, '../../../geodata/policies')
  const texts = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(join(folder, name), 'utf8'))
  const schema = JSON.parse(readFileSync(join(folder, 'policy.schema.json'), 'utf8')) as { $defs: Record<string, { properties: Record<string, { enum?: string[] }> }> }
  const limited = [['Scorer', 'type', 'scorer'], ['Bands', 'kind', 'kind'], ['Gate', 'action', 'action'], ['Missing', 'numerator', 'missing'], ['Population', 'unit', 'unit']] as const
  for (const [of, member, room] of limited) {
    for (const one of schema.$defs[of]!.properties[member]!.enum ?? []) expect([`policy.${room}_${one}`, speech.knows(`policy.${room}_${one}`)]).toEqual([`policy.${room}_${one}`, true])
  }
  const named = texts.flatMap((text) => [...text.matchAll(/(?:numerator|denominator): (\w+_\w+)$/gm)].map((match) => match[1]!)).filter((name) => !['no_score', 'mean_points', 'share_weight'].includes(name))
  expect([...new Set(named)].filter((name) => !speech.knows(`number.${name}`))).toEqual([])
})
