import { expect, it } from 'vitest'
import type { Parcel } from '../api/types'
import { bandsOf, edgesFrom } from '../map/bands'
import { sameness, tally } from './tally'

const edges = edgesFrom(null)
const parcels = [
  { parcel_code: 'P1', area_mu: 30, output_per_mu: 900 },
  { parcel_code: 'P2', area_mu: 10, output_state: 'below_size' },
  { parcel_code: 'P3', area_mu: 60, output_per_mu: null },
] as Parcel[]

it('counts parcels, mu and share a band, and they add up', () => {
  const rows = tally(parcels, bandsOf('output_per_mu', edges), 'output_per_mu', edges)
  const got = Object.fromEntries(rows.filter((row) => row.count > 0).map((row) => [row.band.key, [row.count, row.area_mu, row.share]]))
  expect(got).toEqual({ below_size: [1, 10, 0.1], b4: [1, 30, 0.3], no_data: [1, 60, 0.6] })
  expect(rows.map((row) => row.band.key)).not.toContain('not_applicable')
})

it('has no share of nothing', () => {
  expect(tally([], bandsOf('grade', edges), 'grade', edges).every((row) => row.share === 0)).toBe(true)
})

it.each([
  ['ranges that differ', [['b0', 50], ['b1', 50]], null],
  ['nearly all in one range', [['b0', 96], ['b1', 4], ['no_data', 900]], { band: 'b0', share: 0.96, gap: false }],
  ['nothing but a gap', [['no_data', 12]], { band: 'no_data', share: 1, gap: true }],
  ['one value among gaps', [['b3', 1], ['below_size', 10]], { band: 'b3', share: 1, gap: false }],
  ['nothing at all', [], null],
])('sees %s', (_, counts, want) => {
  const rows = (counts as [string, number][]).map(([key, count]) => ({ band: { key, color: '', gap: !key.startsWith('b') || key === 'below_size' }, count, area_mu: 0, share: 0 }))
  const same = sameness(rows)
  expect(same && { band: same.band.key, share: same.share, gap: same.band.gap ?? false }).toEqual(want)
})
