import { describe, expect, it } from 'vitest'
import type { Park, Subarea } from '../api/types'
import { treeLines, walk } from './tree'

const parks = [
  { park_code: 'food', name: '食品园', management: 'direct', parcel_count: 5, area_mu: 50 },
  { park_code: 'wuli', name: '五里园', management: 'direct', parcel_count: 9, area_mu: 90 },
  { park_code: 'town', name: '镇园', management: 'joint', parcel_count: 1, area_mu: null },
] as Park[]
const subareas = [{ park_code: 'wuli', name: '东片区', parcel_count: 4, area_mu: 40 }] as Subarea[]

describe('park tree', () => {
  it('groups by management with counts and mu', () => {
    const lines = treeLines(parks, subareas, new Set())
    expect(lines.map((line) => [line.key, line.level, line.parcel_count, line.area_mu])).toEqual([
      ['all', 1, 15, 140], ['direct', 1, 14, 140], ['park:food', 2, 5, 50], ['park:wuli', 2, 9, 90], ['joint', 1, 1, 0], ['park:town', 2, 1, 0],
    ])
  })
  it('shows the sub-areas of an open park', () => {
    expect(treeLines(parks, subareas, new Set(['wuli'])).map((line) => line.key)).toContain('subarea:wuli/东片区')
  })
  it.each([
    ['down', 0, 'ArrowDown', { to: 1 }],
    ['not beyond the end', 6, 'ArrowDown', { to: 6 }],
    ['right opens a park', 3, 'ArrowRight', { open: 'wuli' }, new Set<string>()],
    ['right goes into an open park', 3, 'ArrowRight', { to: 4 }],
    ['left closes an open park', 3, 'ArrowLeft', { close: 'wuli' }],
    ['left of a sub-area is its park', 4, 'ArrowLeft', { to: 3 }],
    ['left of a park is its kind', 2, 'ArrowLeft', { to: 1 }],
    ['other keys do nothing', 2, 'x', {}],
  ])('walks %s', (_, at, key, want, open = new Set(['wuli'])) => {
    expect(walk(treeLines(parks, subareas, open), at, key)).toEqual(want)
  })
})
