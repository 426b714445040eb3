import { describe, expect, it } from 'vitest'
import type { Parcel, Park } from '../api/types'
import { edgesFrom } from './bands'
import { boundsOf, labelPoints, meanRatio, middle, namePoints, outcomes, parcelFeatures, parkFeatures, uncoloured } from './features'

const square = (x: number, y: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]],
})
const feature = <P>(geometry: ReturnType<typeof square>, properties: P) => ({ type: 'Feature' as const, geometry, properties })

describe('shapes', () => {
  it('hang a label on the middle of the largest part', () => {
    const shape = { type: 'MultiPolygon' as const, coordinates: [square(0, 0, 1).coordinates, square(118, 24, 2).coordinates] }
    expect(middle(shape)).toEqual([119, 25])
    expect(labelPoints({ type: 'FeatureCollection', features: [feature(square(0, 0, 2), { name: '五里园' })] }).features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [1, 1] }, properties: { name: '五里园' },
    })
  })
  it('name a shape in its middle and on its northern edge', () => {
    const named = namePoints({ type: 'FeatureCollection', features: [feature(square(0, 0, 2), { name: '五里园' })] })
    expect(named.features.map((point) => [point.properties.spot, point.geometry.coordinates])).toEqual([['middle', [1, 1]], ['north', [1, 2]]])
  })
  it('have bounds, and none without shapes', () => {
    expect(boundsOf([feature(square(1, 2, 3), {}), feature(square(-1, 0, 1), {})])).toEqual([-1, 0, 4, 5])
    expect(boundsOf([])).toBeNull()
  })
})

describe('what is drawn', () => {
  const edges = edgesFrom(null)
  it('shows the strongest outcome of a parcel', () => {
    const found = outcomes([
      { parcel_code: 'P1', outcome: 'suspected' }, { parcel_code: 'P1', outcome: 'met' }, { parcel_code: 'P1', outcome: 'suspected' },
      { parcel_code: 'P2', outcome: 'cannot_tell' },
    ])
    expect([...found]).toEqual([['P1', 'met'], ['P2', 'cannot_tell']])
  })
  it('marks parcels that are not shown and findings', () => {
    const parcel = { parcel_code: 'P1', output_per_mu: 640, area_mu: 30, owner_name: '甲' } as Parcel
    const drawn = parcelFeatures([feature(square(0, 0, 1), parcel)], 'output_per_mu', edges, new Set(), new Map([['P1', 'met']]))
    expect(drawn.features[0]?.properties).toEqual({ parcel_code: 'P1', band: 'b3', on: 0, finding: 'met', label: '甲', area_mu: 30 })
  })
  it('gives a park its own total, or the class that prevails', () => {
    const park = { park_code: 'wuli', name: '五里园', tax_per_mu: 12, grade_counts: { A: 3, C: 9, not_graded: 40 } } as Park
    const drawn = (metric: 'tax_per_mu' | 'grade' | 'output_per_mu') =>
      parkFeatures([feature(square(0, 0, 1), park)], metric, edges, () => [], () => 'said').features[0]?.properties
    expect(drawn('tax_per_mu')).toMatchObject({ band: 'b2', value: 'said' })
    expect(drawn('grade')).toMatchObject({ band: 'C' })
    expect(drawn('output_per_mu')).toMatchObject({ band: 'no_data', value: '' })
    const plain = uncoloured(parkFeatures([feature(square(0, 0, 1), park)], 'tax_per_mu', edges, () => [], () => 'said'))
    expect(plain.features[0]?.properties).toMatchObject({ band: '', value: 'said', name: '五里园' })
  })
  it('weighs the floor area ratio by land and leaves out what is missing', () => {
    expect(meanRatio([{ floor_area_ratio: 2, area_mu: 10 }, { floor_area_ratio: 1, area_mu: 30 }, { floor_area_ratio: null, area_mu: 99 }])).toBe(1.25)
    expect(meanRatio([])).toBeNull()
  })
})
