import { describe, expect, it } from 'vitest'
import type { Finding } from '../api/files'
import { chosenOf, pagesOf, parcelsOf, sectionsOf, type AtlasChoice } from './atlas'

const finding = (parcel_code: string, rule: string, outcome = 'met') => ({ parcel_code, rule, outcome }) as Finding
const findings = [finding('P1', 'low'), finding('P1', 'idle'), finding('P2', 'low'), finding('P3', 'idle', 'suspected')]
const area: Record<string, number> = { P1: 10, P2: 30, P3: 90 }
const choice = (more: Partial<AtlasChoice> = {}): AtlasChoice => ({ outcomes: ['met'], rules: [], layout: 'pages', blocks: false, first: null, ...more })
const codes = (more: Partial<AtlasChoice>) => chosenOf(findings, choice(more), (code) => area[code]!).map((one) => one.parcel_code)

describe('what goes into an atlas', () => {
  it.each<[string, Partial<AtlasChoice>, string[]]>([
    ['one outcome', {}, ['P1', 'P1', 'P2']],
    ['both outcomes', { outcomes: ['met', 'suspected'] }, ['P1', 'P1', 'P2', 'P3']],
    ['one rule', { rules: ['idle'] }, ['P1']],
    ['the largest parcel that has one', { first: 1 }, ['P2']],
    ['nothing', { outcomes: [] }, []],
  ])('%s', (_, more, want) => expect(codes(more)).toEqual(want))
  it('is cut by sub-areas, those in none last', () => {
    const of: Record<string, string> = { P1: '', P2: '东片区', P3: '北片区' }
    expect(sectionsOf(findings, true, (code) => of[code]!).map(({ name, findings: list }) => [name, parcelsOf(list)])).toEqual([['北片区', ['P3']], ['东片区', ['P2']], ['', ['P1']]])
  })
})

describe('the pages of an atlas', () => {
  const many = Array.from({ length: 80 }, (_, i) => finding(`P${i}`, 'low'))
  it('are a map, the list and a page a parcel', () => expect(pagesOf([{ name: '', findings: many }], 'pages')).toBe(1 + 2 + 80))
  it('are the map and the list alone', () => expect(pagesOf([{ name: '', findings: many }], 'list')).toBe(3))
  it('are at least one a sub-area', () => expect(pagesOf(sectionsOf(many, true, (code) => code), 'list')).toBe(80))
})
