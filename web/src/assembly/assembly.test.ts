import { describe, expect, it } from 'vitest'
import { codesOf } from '../format/format'
import { parseView } from '../state/view'
import { cornersOf, drawnOf, lacking, linesOf, pinned, searchOf, setOf, toggled, weightsOf, withWeight } from './ask'
import { barrierShapes, drawnShapes, siteShapes } from './shapes'

describe('what is asked', () => {
  it('reads and changes weights', () => {
    expect(weightsOf(['owners:-3', 'tax_wan:0.5', 'bad', ':4'])).toEqual({ owners: -3, tax_wan: 0.5 })
    expect(withWeight(['owners:-3', 'jobs:1'], 'owners', -4)).toEqual(['jobs:1', 'owners:-4'])
    expect(withWeight(['owners:-3'], 'owners', null)).toEqual([])
  })
  it('asks in a park, around a parcel, or in a drawn area, never in two of them', () => {
    const view = { ...parseView(''), park: 'WLY', subarea: '东', find_seed: 'P1', find_drawn: ['118 24', '119 24', '119 25'] }
    expect(searchOf(view, '3')).toMatchObject({ park_code: 'WLY', subarea: '东', run_id: 3, rules: { industrial: true, not_sealed: true, road_m: 0 } })
    expect(searchOf({ ...view, find_where: 'seed' }, '')).not.toHaveProperty('park_code')
    expect(searchOf({ ...view, find_where: 'seed' }, '').seed).toBe('P1')
    expect(searchOf({ ...view, find_where: 'drawn' }, '').drawn!.coordinates[0]).toHaveLength(4)
    expect(searchOf({ ...view, find_rules: ['park', 'subarea'] }, '').rules).toMatchObject({ within: 'subarea', in_sites: true })
    expect(searchOf(view, '').rules.in_sites).toBeUndefined()
  })
  it('asks with parcels that must be in or stay out, in a park as in a drawn area', () => {
    const view = { ...parseView(''), park: 'WLY', find_include: ['P1', 'P2'], find_exclude: ['P3'], find_drawn: ['118 24', '119 24', '119 25'] }
    expect(searchOf(view, '')).toMatchObject({ park_code: 'WLY', include: ['P1', 'P2'], exclude: ['P3'] })
    expect(searchOf({ ...view, find_where: 'drawn' }, '')).toMatchObject({ drawn: { type: 'Polygon' }, include: ['P1', 'P2'], exclude: ['P3'] })
    expect(searchOf({ ...view, find_include: [], find_exclude: [] }, '')).not.toHaveProperty('include')
    expect(codesOf(' P1, P2，P3\nP1 ')).toEqual(['P1', 'P2', 'P3'])
    expect(pinned(view, 'exclude', 'P1')).toEqual({ find_include: ['P2'], find_exclude: ['P3', 'P1'] })
    expect(pinned(view, 'include', 'P1')).toEqual({ find_include: ['P2'], find_exclude: ['P3'] })
  })
  it('asks with lines that no site crosses', () => {
    const find_barriers = ['118 24', '119 24', '/', '118 25', '/', '118 26', '119 26', '120 26']
    const lines = [[[118, 24], [119, 24]], [[118, 26], [119, 26], [120, 26]]]
    expect(linesOf(find_barriers)).toEqual(lines)
    expect(searchOf({ ...parseView(''), find_barriers }, '').barriers).toEqual({ type: 'MultiLineString', coordinates: lines })
    expect(searchOf({ ...parseView(''), find_barriers: ['118 24', '/'] }, '')).not.toHaveProperty('barriers')
    expect(barrierShapes(find_barriers, false).map(({ geometry }) => geometry.type)).toEqual(['LineString', 'LineString'])
    expect(barrierShapes(find_barriers, true)).toHaveLength(8)
  })
  it('names parcels that must be in, or must not, where there are some', () => {
    expect(searchOf({ ...parseView(''), find_include: codesOf('A，B\nC'), find_exclude: ['D'] }, '')).toMatchObject({ include: ['A', 'B', 'C'], exclude: ['D'] })
    expect(Object.keys(searchOf(parseView(''), ''))).not.toEqual(expect.arrayContaining(['include', 'exclude']))
  })
  it('says what is lacking', () => {
    const view = parseView('')
    expect(lacking(view)).toBe('park')
    expect(lacking({ ...view, park: 'WLY' })).toBe(null)
    expect(lacking({ ...view, park: 'WLY', find_min: 60 })).toBe('range')
    expect(lacking({ ...view, find_where: 'seed' })).toBe('seed')
    expect(lacking({ ...view, find_where: 'drawn', find_drawn: ['118 24', '119 24', 'x'] })).toBe('drawn')
  })
  it('takes parcels in and out', () => {
    expect(toggled(['A'], 'B')).toEqual(['A', 'B'])
    expect(toggled(['A', 'B'], 'A')).toEqual(['B'])
    expect(setOf({ ...parseView(''), find_set: ['A'], find_road: 12 }, '2')).toEqual({ parcel_codes: ['A'], road_m: 12, objective: 'balanced', weights: {}, run_id: 2 })
  })
})

describe('what is laid over the land', () => {
  const parcel = (code: string) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { parcel_code: code } }) as never
  it('lights what is put together, whatever else it is', () => {
    const site = { parcel_codes: ['A', 'B'] } as never
    const shapes = siteShapes(new Map(['A', 'B', 'C', 'D'].map((code) => [code, parcel(code)])), [site], ['A'], ['C', 'Z'], new Map([['D', '不得纳入'], ['B', '必须纳入']]))
    expect(shapes.map(({ properties }) => [properties.tone, properties.label])).toEqual([['drawn', '不得纳入'], ['faint', '必须纳入'], ['lit', undefined], ['offered', undefined]])
  })
  it('draws corners, a line, and an area', () => {
    const kinds = (drawn: string[], drawing: boolean) => drawnShapes(drawn, drawing).map((shape) => shape.geometry.type)
    expect(kinds(['118 24'], true)).toEqual(['Point'])
    expect(kinds(['118 24', '119 24'], true)).toEqual(['LineString', 'Point', 'Point'])
    expect(kinds(['118 24', '119 24', '119 25'], false)).toEqual(['Polygon'])
    expect(drawnOf(['118 24'])).toBe(null)
    expect(cornersOf(['118  24', 'a b', '1'])).toEqual([[118, 24]])
  })
})
