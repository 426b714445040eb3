import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SchemeForm } from '../api/scheme-form'
import type { Checked, Compared, ProgrammeSite, Scheme, Side } from '../api/sites'
import en from '../locales/site.en'
import zh from '../locales/site.zh-CN'
import { chosenOf, usualOf } from './documents'
import { shrunk, block } from './massing'
import { differing } from './programme'
import { placeOf, refusals } from './refused'
import { bars, borneByZone, byDocument, figured, placeholder, sharedYears, tally, timeline, withAnswer, withBearer, withNumber, withPaid } from './scheme'

const square = (x: number, y: number, side: number) => [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]
const area = (ring: number[][]) => Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0) / 2)

describe('the block of a scenario', () => {
  it('covers the coefficient of every part, and stays in it', () => {
    const { coordinates } = shrunk({ type: 'MultiPolygon', coordinates: [square(0, 0, 10), square(20, 5, 2)] }, 0.36) as { coordinates: number[][][][] }
    expect(coordinates.map((rings) => Number(area(rings[0]!).toFixed(6)))).toEqual([36, 1.44])
    expect(coordinates[0]![0]![0]).toEqual([2, 2])
  })
  it('stands as high as its storeys, and not at all where they are unknown', () => {
    const shape = { type: 'Polygon' as const, coordinates: square(0, 0, 1) }
    expect(block(shape, { coefficient: 0.4, height_m: 24 }, '甲').map(({ properties }) => properties.height_m)).toEqual([undefined, 24])
    expect(block(shape, null, '甲')).toHaveLength(1)
  })
})

describe('the years of a comparison', () => {
  const line = (...years: number[]) => ({ years }) as Compared
  it('are said once where they are the same of all that have some', () => expect(sharedYears([line(), line(2019, 2020), line(2019, 2020)])).toEqual([2019, 2020]))
  it('are said of each where they differ', () => expect(sharedYears([line(2020), line(2019, 2020)])).toBeNull())
  it('are none where nothing has some', () => expect(sharedYears([line()])).toBeNull())
})

describe('a form of a scenario', () => {
  it('leaves who bears the costs to the mode, or says it, at first as the mode has it', () => {
    const scheme = { costs: [{ item: 'acquisition', payer: 'zone' }, { item: 'demolition', payer: 'developer' }, { item: 'construction', payer: 'zone' }] } as Scheme
    const said = withBearer({ mode: 'mixed' }, true, borneByZone(scheme))
    expect(said).toEqual({ mode: 'mixed', zone_pays: ['acquisition'] })
    expect(withPaid(said, 'relocation').zone_pays).toEqual(['acquisition', 'relocation'])
    expect(withPaid(said, 'acquisition').zone_pays).toEqual([])
    expect(withBearer(withPaid(said, 'acquisition'), true, ['demolition']).zone_pays).toEqual([])
    expect(withBearer(said, false, [])).toEqual({ mode: 'mixed' })
  })
  it('sets a number, takes it away, and leaves the others', () => {
    const inputs = { numbers: { storeys: 4 } }
    expect(withNumber(inputs, 'floor_area_ratio', '2.5').numbers).toEqual({ storeys: 4, floor_area_ratio: 2.5 })
    expect(withNumber(inputs, 'storeys', ' ').numbers).toEqual({})
    expect(withNumber(inputs, 'storeys', '0').numbers).toEqual({ storeys: 0 })
    expect(inputs.numbers).toEqual({ storeys: 4 })
  })
  it('answers a question or leaves it open', () => {
    expect(withAnswer({}, 'key_project', 'no').answers).toEqual({ key_project: false })
    expect(withAnswer({ answers: { key_project: false } }, 'key_project', '').answers).toEqual({})
  })
  it('shows a default as what it is, and nothing where nothing is known', () => {
    const scheme = { assumptions: [{ name: 'a', source: 'median', value: 1.23456 }, { name: 'b', source: 'missing', value: null }, { name: 'c', source: 'user', value: 7 }] } as unknown as Scheme
    expect(['a', 'b', 'c', 'd'].map((name) => placeholder(scheme, name))).toEqual(['1.2346', '', '', ''])
  })
})

it('figures: yuan in 万元, missing is no zero', () => {
  expect([figured(12_345_678, 'yuan'), figured(null, 'yuan'), figured(0, '万元/亩'), figured(1.2345, 'ratio')]).toEqual(['1,234.6', '—', '0', '1.235'])
})

it('bars reach from the least to the most, with what stands between them', () => {
  const side = { npv_cny: 10e4, swings: [{ name: 'a', steps: [{ npv_cny: 4e4 }, { npv_cny: 8e4 }] }, { name: 'b', steps: [{ npv_cny: 9e4 }, { npv_cny: 12e4 }] }] } as unknown as Side
  expect(bars(side, ({ name }) => name)).toEqual([{ name: 'a', low: 4, high: 10 }, { name: 'b', low: 9, high: 12 }])
  expect(bars(null, () => '')).toEqual([])
})

it('checks: what fails comes first in its document', () => {
  const checks = [['d', 'pass'], ['e', 'fail'], ['d', 'fail'], ['d', 'cannot_tell']].map(([document, outcome], i) => ({ document, outcome, check: String(i) })) as Checked[]
  expect(byDocument(checks).map((one) => one.checks.map(({ check }) => check))).toEqual([['2', '3', '0'], ['1']])
  expect(tally(checks)).toEqual({ pass: 1, fail: 2, cannot_tell: 1 })
})

it('a timeline covers whole years', () => {
  const site = { name: '甲', phases: [{ start: '2027-07', end: '2028-06', share_pct: 60 }, { start: '2028-01', end: '2028-12', share_pct: 40 }] } as unknown as ProgrammeSite
  const line = timeline([site, { phases: [] } as unknown as ProgrammeSite])
  expect(line.years).toEqual([2027, 2028])
  expect(line.bars[0]!.phases.map(({ left, width }) => [left, width])).toEqual([[25, 50], [50, 50]])
  const done = { name: '乙', phases: [], done_on: '2026-04-15' } as unknown as ProgrammeSite
  expect(timeline([site, done]).years).toEqual([2026, 2027, 2028])
  expect(timeline([site, done]).bars[1]).toMatchObject({ phases: [], done: { label: '2026-04-15', left: (3 / 36) * 100 } })
  expect(timeline([])).toEqual({ years: [], bars: [] })
})

it('a decided site says what moved since the decision, as it reads', () => {
  const then = { area_mu: 6, gained_floor_m2: 6000, investment_cny: null, tax_cny: 1e6 }
  expect(differing(then, { ...then, area_mu: 6.04, gained_floor_m2: 5000 })).toEqual([{ name: 'gained_floor_m2', then: '6,000', now: '5,000' }])
  expect(differing(then, { ...then, tax_cny: null })).toEqual([{ name: 'tax_cny', then: '100', now: '—' }])
})

describe('a refusal', () => {
  const words = { say: (key: string, named: object = {}) => [key, ...Object.values(named)].join(' '), knows: () => true, either: (phrase?: { zh: string } | null) => phrase?.zh ?? '', unitOf: (text: string) => text }
  const form = {
    assumptions: [{ name: 'floor_area_ratio', title: { zh: '容积率' }, unit: 'ratio', total: '' }, { name: 'tax_per_mu', title: { zh: '亩均税收' }, unit: '万元/亩', total: 'tax_cny' }, { name: 'loan_cny', title: { zh: '贷款' }, unit: '元', total: '' }],
    questions: [{ name: 'key_project', title: { zh: '是否重点项目' } }],
  } as unknown as SchemeForm
  it.each([
    ['numbers.floor_area_ratio', '容积率'], ['numbers.tax_per_mu', 'scenario.field_in 亩均税收 万元/亩'], ['numbers.tax_cny', 'scenario.field_in 亩均税收 万元/亩'], ['numbers.loan_cny', 'scenario.field_in 贷款 元'],
    ['answers.key_project', '是否重点项目'], ['phases[1].start', 'scenario.in_phase 2 scenario.start'], ['phases', 'scenario.phases'], ['industry', 'scenario.industry'], ['name', 'scenario.name'],
  ])('%s is named as the form does', (path, said) => expect(placeOf(path, form, words)).toBe(said))
  it('stands beside its field', () => {
    const problem = { title: '', status: 400, errors: [{ path: 'numbers.floor_area_ratio', rule: 'between 0 and 20', value: '25' }] }
    expect([...refusals(problem, words)]).toEqual([['numbers.floor_area_ratio', 'mistake.between 0 20']])
    expect(refusals(null, words).size).toBe(0)
  })
})

describe('what a scheme asks of a site', () => {
  const source = readFileSync(join(import.meta.dirname, '..', '..', '..', 'internal', 'land', 'scenario.go'), 'utf8')
  const titles = [.../^func SchemeFacts\(.*?^}/ms.exec(source)![0].matchAll(/"(\w+)":\s+\{ZH: "([^"]+)", EN: "([^"]+)"\}/g)].map(([, name, ...title]) => ({ name: name!, title }))
  const facts: [Record<string, string>, Record<string, string>] = [zh.scenario_fact, en.scenario_fact]

  it('is named on the page as on paper', () => expect(titles.map(({ name, title }) => [name, ...title])).toEqual(titles.map(({ name }) => [name, ...facts.map((of) => of[name])])))
  it('is all there is', () => expect(titles.map(({ name }) => name)).toEqual(Object.keys(zh.scenario_fact)))
  it('is named at the form in which it is set', () => expect([zh, en].map(({ scenario }) => scenario.phases.toLowerCase())).toEqual([zh, en].map(({ scenario_fact }) => scenario_fact.phases)))
})

describe('the documents of a site', () => {
  const usual = usualOf({ documents: [{ id: 'a', asked: true }, { id: 'b', asked: false }, { id: 'c', asked: true }] } as unknown as SchemeForm)

  it('are the usual ones at first', () => expect([usual, usualOf(null)]).toEqual([['a', 'c'], []]))
  it('are no choice while they are the usual ones, in any order', () => expect([chosenOf(['c', 'a'], usual), chosenOf([], usual)]).toEqual([[], []]))
  it('are a choice once one is added or taken away', () => expect([chosenOf(['a'], usual), chosenOf(['a', 'c', 'own@2'], usual), chosenOf(['a', 'b'], usual)]).toEqual([['a'], ['a', 'c', 'own@2'], ['a', 'b']]))
})
