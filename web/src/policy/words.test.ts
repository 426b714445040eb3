import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../locales/en'
import zh from '../locales/zh-CN'
import { formOf } from '../state/useSay'
import type { Adjustment, Bands, Baseline, Indicator, Policy, Scorer } from './document'
import { adjustmentText, classText, combineText, cutRules, gateText, groupLimit, ownWords, totalLimits } from './rules'
import { bandLines, baselineText, conditionText, missingText, numberText, plainFacts, pointsText, ratioText, scorerText } from './words'

type Two = { zh: string; en: string } | null | undefined
function speak(words: object, lang: 'zh' | 'en') {
  const lookUp = (key: string): unknown => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words)
  return {
    say: (key: string, named: Record<string, unknown> = {}) => {
      const text = lookUp(key)
      const forms = typeof text === 'string' ? text.split(' | ') : [key]
      return forms.at(formOf(named.n) === 1 ? 0 : -1)!.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
    },
    knows: (key: string) => typeof lookUp(key) === 'string', either: (phrase: Two) => phrase?.[lang] ?? '', unitOf: (unit: string | null | undefined) => unit ?? '',
  }
}
const speech = speak(zh, 'zh')
const english = speak(en, 'en')

describe('a condition in words', () => {
  it.each([
    ["scale == 'above'", '规模 = 规上'],
    ["land_mu < 5 && !('key_project' in tags)", '用地面积 < 5 且 非(有标记 key_project)'],
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
    expect(bandLines({ kind: 'two_stage', two_stage }, speech)).toEqual([
      { grade: 'A', text: '得分前 50% 中按亩均税收从高到低，取全部的 15%' }, { grade: 'B', text: '其余' }, { grade: 'C', text: '其余（得分 50% 以后）中按output_per_tce从低到高，取全部的 10%' },
    ])
  })
})

describe('adjustments in words', () => {
  const policy: Policy = { id: 'p', adjustments: { groups: [{ id: 'honours', title: { zh: '荣誉', en: 'Honours' }, most: 8 }], most_bonus: 20, most_deduction: 'unknown', least: 0, most: 150 }, tracks: [{ id: 't', indicators: [{ id: 'tax', title: { zh: '亩均税收', en: 'Tax per mu' } }] }] }
  it.each<[string, Omit<Adjustment, 'id'>, string, string]>([
    ['counted from the first', { count: 'tenants_below', table: [-10], each_further: -5 }, '按规下租户数计：1 个 -10 分，此后每增加 1 个 -5 分', 'by tenants below designated size: 1: -10 points; each further one -5 points'],
    ['counted from the second, open', { count: 'tenants_below', table: [0, 'unknown'] }, '按规下租户数计：1 个 0 分，2 个 待定 分', 'by tenants below designated size: 1: 0 points; 2: open points'],
    ['counted without a table', { count: 'tenants', each_further: -2, most: 10 }, '按租户数计：每个 -2 分 · 最多 10 分', 'by tenants: -2 points each · at most 10 points'],
    ['an award of two years with a document', { points: 3, tag: 'award', valid_years: 2, evidence: 'required' }, '3 分 · 标记 award · 2 年内有效 · 须有证明文件', '3 points · tag award · counts for 2 years · only with a document'],
    ['a share of the score, for one item', { percent: 5, indicator: 'tax' }, '加减前得分的 5% · 计入“亩均税收”', '5% of the score before adjustments · added to “Tax per mu”'],
    ['one of several, in a group', { points: 'unknown', exclusive: 'award', group: 'honours', evidence: 'none' }, '待定 分 · 不要求证明文件 · “award”各项中只计最大的一项 · 受“荣誉”合计上限', 'open points · no document needed · of all “award” only the largest counts · within the limit of “Honours”'],
  ])('%s', (_, one, inChinese, inEnglish) => expect([adjustmentText({ id: 'a', ...one }, policy, speech), adjustmentText({ id: 'a', ...one }, policy, english)]).toEqual([inChinese, inEnglish]))
  it('with their limits', () => {
    expect(totalLimits(policy.adjustments, speech)).toEqual(['各项加分合计最多 20 分', '各项扣分合计最多 待定 分', '总分不低于 0 分', '总分不高于 150 分'])
    expect(groupLimit(policy.adjustments!.groups![0]!, english)).toBe('at most 8 points together, either way')
    expect(totalLimits(undefined, speech)).toEqual([])
  })
})

describe('how a ranking is cut', () => {
  const said = (bands: Bands) => Object.fromEntries(cutRules(bands, speech).map(({ name, value }) => [name, value]))
  it('says who gets which grade among equals at a cut, and what the policy does not say', () => {
    expect(said({ ties: { order: ['value.tax_per_mu', 'tax_cny asc'], at_cut: 'split' } })).toEqual({ 同分时依次比较: '亩均税收 › 税收 从低到高', 同分跨线时: '依次比较后分开', 家数取整: '四舍五入（办法未写明，按默认）' })
    expect(said({ rounding: 'head_ceil_tail_floor', rounding_scope: 'each_band' })).toEqual({ 同分时依次比较: '各项指标的实际值，依次（办法未写明，按默认）', 同分跨线时: '都进较好的一档（办法未写明，按默认）', 家数取整: '前档进一、末档舍去 · 逐档取整' })
  })
  it('says what becomes of small rankings', () => {
    expect(said({ kind: 'score', min_group: 5, small_group: 'merge' })).toEqual({ 家数过少的组: '少于 5 家：并入全赛道一起排' })
    expect(said({ kind: 'score', min_group: 5 })).toEqual({ 家数过少的组: '少于 5 家：照样分档（办法未写明，按默认）' })
  })
  it('says what is ranked, the bounds, and whether both of share and score must be met', () => {
    expect(said({ kind: 'mixed', match: 'any', key: ['value.tax_per_mu'], bounds: [{ grade: 'A', least_percent: 5, most_percent: 20 }], ties: { at_cut: 'worse' }, rounding: 'floor' }))
      .toEqual({ 排序依据: '亩均税收', 比例与得分线: '达到其一即可', 比例限制: 'A：≥ 5%，≤ 20%', 同分时依次比较: '各项指标的实际值，依次（办法未写明，按默认）', 同分跨线时: '都进较差的一档', 家数取整: '舍去小数' })
  })
  it('says nothing of ranks where there are none', () => expect([said({ kind: 'value' }), cutRules(undefined, speech)]).toEqual([{}, []]))
  it('says how items make a score', () => {
    expect([combineText({ id: 't', combine: { method: 'single' } }, speech), combineText({ id: 't', combine: { scale: 120 } }, english), combineText({ id: 't' }, speech)])
      .toEqual(['按单一指标的实际值排序', 'score = sum of the items, weights sum to 120', ''])
  })
})

describe('rules of an indicator in words', () => {
  it.each<[string, Scorer, string]>([
    ['a floor', { floor: 0.2 }, '权重 × 实际值 ÷ 基准 · 保底 0.2 × 权重'],
    ['both ends', { type: 'minmax', from: 60, degenerate: 'half' }, '在最小值与最大值之间按比例得分 · 最小值得权重的 60%，最大值得 100% · 数值全部相等时得一半'],
    ['steps', { type: 'step', steps: [{ from: 0, points: 5 }, { from: 10, points: 'unknown' }] }, '按档得分 · ≥ 0：5；≥ 10：待定'],
  ])('%s', (_, scorer, want) => expect(scorerText(scorer, speech)).toBe(want))
  it.each<[string, Baseline, string]>([
    ['without outliers', { source: 'group_mean', mean: 'median', outliers_below: 5, outliers_above: 'unknown' }, '同类平均值 · 中位数 · 不计第 5 百分位以下的值 · 不计第 待定 百分位以上的值'],
    ['of a group that is too small', { source: 'group_mean', min_n: 3, fallback: 'value', value: 24 }, '同类平均值 · 少于 3 个时用规定的值 24 万元/亩'],
    ['of no row', { source: 'table', fallback: 'none' }, '办法附表 · 附表没有的用无'],
  ])('a baseline %s', (_, baseline, want) => expect(baselineText(baseline, speech, '万元/亩')).toBe(want))
  it('negative values', () => expect([pointsText({ id: 'a', negative: 'floor_zero', direction: 'down' }, speech), pointsText({ id: 'a', negative: 'keep' }, english), pointsText({ id: 'a' }, speech)]).toEqual(['越小越好 · 负值得 0 分', 'negative values count as they are', '']))
})

it('calls indicators and parameters as the policy does', () => {
  const own = ownWords({ id: 'p', parameters: [{ id: 'relief', title: { zh: '更正线', en: 'relief line' } }], tracks: [{ id: 't', indicators: [{ id: 'output_per_tce', title: { zh: '单位能耗总产值', en: 'output per energy' } }] }] }, speech)
  expect(conditionText('value.output_per_tce >= param.relief', own)).toBe('单位能耗总产值 ≥ 参数 更正线')
})

it('says of a class and of a gate what they do, and from when until when', () => {
  expect(classText({ grade: 'T', scored: true, in_ranking: false, in_baseline: false, until: '2025-12-31' }, speech)).toBe('定为 T · 得分照算照列 · 不参加排名 · 不计入平均值与最大、最小值 · 至 2025-12-31 止')
  expect(gateText({ action: 'cap', grade: 'B', from: '2024-01-01' }, english)).toBe('no better than B · from 2024-01-01')
})

it('says parts of parts', () => {
  expect(plainFacts({ components: { own: 1, leased_out: -1, under_construction: 0 }, shared_parcel: { method: 'floor_share', separate_if: 'land_mu >= 3' } }, 'land', speech).map((one) => one.value))
    .toEqual(['自有 计入；租出 扣除；在建用地 不计', '方法 按建筑面积；单独评价的条件： 用地面积 ≥ 3'])
  expect(plainFacts({ total: { digits: 1, mode: 'half_up' } }, 'rounding', english)).toEqual([{ name: 'Score', value: 'decimals 1; rounded half up' }])
  expect(plainFacts({ display: { total: { digits: 2, mode: 'truncate' } } }, 'rounding', speech)).toEqual([{ name: '显示', value: '总分 小数位数 2；取整 截去不进位' }])
  expect(plainFacts({ title: { zh: '公示', en: 'List' } }, 'publication', english)).toEqual([{ name: 'Title', value: 'List' }])
})

it('says shares in percent, and cuts a number that has no end', () => {
  expect(numberText(2 / 3, speech)).toBe('0.666667')
})

it('names the single values of a part, and leaves its source to another line', () => {
  expect(plainFacts({ basis: { document: 'x' }, years: 3, low_below: 5 }, 'efficiency', speech)).toEqual([{ name: '平均年数', value: '3' }, { name: '低效线以下', value: '5' }])
})

it('has a word for every word of the shipped policies that the schema limits', () => {
  const folder = join(import.meta.dirname, '../../../geodata/policies')
  const texts = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(join(folder, name), 'utf8'))
  const schema = JSON.parse(readFileSync(join(folder, 'policy.schema.json'), 'utf8')) as { $defs: Record<string, { properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }> }> }
  const rooms: Record<string, string> = {
    'Scorer.type': 'scorer', 'Scorer.degenerate': 'degenerate', 'Bands.kind': 'kind', 'Bands.match': 'match', 'Bands.per': 'group', 'Bands.small_group': 'small', 'Bands.rounding': 'rounding', 'Bands.rounding_scope': 'scope',
    'Baseline.mean': 'mean', 'Baseline.per': 'group', 'Baseline.fallback': 'fallback', 'Ties.at_cut': 'at_cut', 'Stage.order': 'order', 'Gate.action': 'action', 'Combine.method': 'combine', 'Indicator.negative': 'negative',
    'Adjustment.evidence': 'evidence', 'Population.unit': 'unit', 'Population.also': 'unit',
    'Rule.kind': 'rule', 'Rule.subject': 'subject', 'Rule.outcome': 'outcome', 'Test.window': 'window', 'Disposal.mode': 'mode',
  }
  const apart = ['Baseline.source', 'Indicator.direction', 'Indicator.measure', 'Efficiency.unit']
  const keyOf = (of: string, member: string, one: string) => `policy.${rooms[`${of}.${member}`] ?? (of === 'Missing' ? 'missing' : 'value')}_${one}`
  const limited = Object.entries(schema.$defs).flatMap(([of, { properties }]) => Object.entries(properties ?? {})
    .filter(([member]) => !apart.includes(`${of}.${member}`)).flatMap(([member, one]) => (one.enum ?? one.items?.enum ?? []).map((word) => keyOf(of, member, word))))
  expect(limited.filter((key) => !speech.knows(key))).toEqual([])
  const named = texts.flatMap((text) => [...text.matchAll(/(?:numerator|denominator): (\w+_\w+)$/gm)].map((match) => match[1]!)).filter((name) => !['no_score', 'mean_points', 'share_weight'].includes(name))
  expect([...new Set(named)].filter((name) => !speech.knows(`number.${name}`))).toEqual([])
})
