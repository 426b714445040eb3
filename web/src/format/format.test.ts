import { describe, expect, it } from 'vitest'
import * as format from './format'
import golden from '../../../geodata/golden/demo.json'

const say = (key: string) => ({ 'gap.partly': '部分', 'gap.below_size': '规下', 'gap.not_applicable': '不适用' })[key] ?? key

const speech = { say, unitOf: (unit: string | null | undefined) => unit ?? '' }

describe('figures for people', () => {
  it.each([
    ['missing mu', format.mu(null), '—'],
    ['zero is zero', format.mu(0), '0'],
    ['mu to one decimal', format.mu(1234.56), '1,234.6'],
    ['one mu is 2000/3 m²', format.m2AsMu(2000 / 3), '1.0'],
    ['missing m² is not zero mu', format.m2AsMu(undefined), '—'],
    ['yuan as 万元', format.wan(123_456_000), '12,345.6'],
    ['yuan as 亿元', format.yi(golden.summary.by_management.direct.above_size_output_cny), '1,135.96'],
    ['share as percent', format.percent(0.2345), '23.5%'],
    ['no share', format.percent(null), '—'],
    ['not a number', format.perMu(Number.NaN), '—'],
    ['a ratio in percent', format.measured(0.21, 'ratio', speech), '21.0%'],
    ['a figure with its unit', format.measured(4.2, '万元/亩', speech), '4.20 万元/亩'],
    ['a date without unit', format.measured('2012-05-01', undefined, speech), '2012-05-01'],
    ['money in the unit of the page', format.measured(11554200, 'yuan', speech), '1,155.4 unit.wan'],
    ['land in the unit of the page', format.measured(5.8759, 'mu', speech), '5.9 unit.mu'],
    ['metres in words of the page', format.measured(1526.47, 'm²', speech), '1,526.47 unit.m2'],
    ['a count without a unit', format.measured(12, 'count', speech), '12'],
    ['money that is missing', format.measured(null, 'yuan', speech), '— unit.wan'],
    ['a figure before a unit that is a number', format.withUnit('12.9', '10,000 yuan/mu'), '12.9 × 10,000 yuan/mu'],
    ['no figure before such a unit', format.withUnit('—', '10,000 yuan'), '— 10,000 yuan'],
    ['a figure without unit', format.withUnit('3', ''), '3'],
    ['an amount in 万元', format.amount(803_600_000, 'below_size', say), '80,360.0'],
    ['an amount below size', format.amount(null, 'below_size', say), '规下'],
    ['an amount of a part', format.amount(803_600_000, 'partly', say), '80,360.0 部分'],
    ['an amount that nobody knows', format.amount(null, null, say), '—'],
    ['a date as a document is signed', format.longDay('2020-02-03T16:00:00Z', 'zh-CN'), '2020年2月4日'],
    ['a date for an English reader', format.longDay('2020-02-03', 'en'), '2020-02-03'],
    ['no date', format.longDay(null, 'zh-CN'), '—'],
    ['a date keeps its day', format.day('2020-12-31'), '2020-12-31'],
    ['a moment has its day in China', format.day('2020-12-31T16:00:00Z'), '2021-01-01'],
    ['a moment of the evening in China', format.day('2020-12-31T15:59:59Z'), '2020-12-31'],
    ['a moment by the clock of China', format.minute('2020-12-31T16:05:00.123Z'), '2021-01-01 00:05'],
    ['today is that of China', format.today(new Date('2020-12-31T16:00:00Z')), '2021-01-01'],
    ['parcel code in groups', format.parcelCode('350582001001GB00017'), '350582 001001 GB00017'],
    ['an odd code as it is', format.parcelCode('L-7'), 'L-7'],
  ])('%s', (_, got, want) => expect(got).toBe(want))

  it.each([
    ['value', 6.14, 'value', false, '6.1'],
    ['below size', null, 'below_size', false, '规下'],
    ['a part', null, 'partly', false, '部分'],
    ['not applicable', null, 'not_applicable', false, '不适用'],
    ['missing', null, 'missing', false, '—'],
    ['zero', 0, 'value', false, '0'],
    ['masked wins', 6.1, 'value', true, '●●●'],
  ] as const)('says %s', (_, value, state, masked, want) => expect(format.stated(value, state, say, masked)).toBe(want))
})
