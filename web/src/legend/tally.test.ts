import { expect, it } from 'vitest'
import type { Parcel } from '../api/types'
import { bandsOf, edgesFrom } from '../map/bands'
import { tally } from './tally'

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
