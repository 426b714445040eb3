import { describe, expect, it } from 'vitest'
import { bandAfter, bandKey, bandsOf, edgesFrom, quantileEdges, valuesOf, type Banded } from './bands'
import { METRICS } from '../state/view'

const edges = edgesFrom(null)
const parcel = (fields: Partial<Banded>): Banded => ({
  output_per_mu: null, tax_per_mu: null, floor_area_ratio: null, grade: null, land_state: null, ...fields,
})

describe('bandKey', () => {
  it.each([
    ['below the first edge', parcel({ output_per_mu: 99.9 }), 'output_per_mu', 'b0'],
    ['an edge belongs to the band above', parcel({ output_per_mu: 100 }), 'output_per_mu', 'b1'],
    ['yellow is 500 to 800', parcel({ output_per_mu: 640 }), 'output_per_mu', 'b3'],
    ['the last edge', parcel({ output_per_mu: 1500 }), 'output_per_mu', 'b5'],
    ['zero is a value', parcel({ output_per_mu: 0 }), 'output_per_mu', 'b0'],
    ['no value is no data', parcel({}), 'output_per_mu', 'no_data'],
    ['below size is not zero', parcel({ output_per_mu: 0, output_state: 'below_size' }), 'output_per_mu', 'below_size'],
    ['a part is no value', parcel({ output_per_mu: 9, output_state: 'partly' }), 'output_per_mu', 'partly'],
    ['tax of a part', parcel({ tax_state: 'partly' }), 'tax_per_mu', 'partly'],
    ['not applicable', parcel({ output_state: 'not_applicable' }), 'output_per_mu', 'not_applicable'],
    ['below size still pays tax', parcel({ tax_per_mu: 12, output_state: 'below_size' }), 'tax_per_mu', 'b2'],
    ['tax that does not apply', parcel({ tax_state: 'not_applicable' }), 'tax_per_mu', 'not_applicable'],
    ['negative tax is the lowest band', parcel({ tax_per_mu: -1 }), 'tax_per_mu', 'b0'],
    ['floor area ratio', parcel({ floor_area_ratio: 2 }), 'floor_area_ratio', 'b5'],
    ['grade', parcel({ grade: 'C' }), 'grade', 'C'],
    ['an empty grade is not graded', parcel({ grade: '' }), 'grade', 'not_graded'],
    ['land state', parcel({ land_state: 'idle' }), 'land_state', 'idle'],
    ['no land state', parcel({}), 'land_state', 'no_data'],
  ] as const)('%s', (_, subject, metric, want) => expect(bandKey(subject, metric, edges)).toBe(want))

  it('only names bands that the legend has', () => {
    for (const metric of METRICS) {
      const keys = bandsOf(metric, edges).map((band) => band.key)
      expect(keys).toContain(bandKey(parcel({}), metric, edges))
      expect(keys).toContain(bandKey(parcel({ output_state: 'partly', tax_state: 'partly', land_state: 'idle' }), metric, edges))
      expect(keys).toContain(bandKey(parcel({ output_state: 'not_applicable', tax_state: 'not_applicable', land_state: 'cannot_tell' }), metric, edges))
    }
  })
})

describe('bands', () => {
  it('are the seven of the zone, then what has no value', () => {
    expect(bandsOf('output_per_mu', edges).map((band) => [band.key, band.color])).toEqual([
      ['below_size', '#bdbdbd'], ['b0', '#4575b4'], ['b1', '#91bfdb'], ['b2', '#e0f3f8'], ['b3', '#fee090'],
      ['b4', '#fc8d59'], ['b5', '#d73027'], ['partly', '#f7f3e8'], ['not_applicable', '#ece8df'], ['no_data', '#ffffff'],
    ])
  })
  it('take the edges of the server and refuse edges that do not rise', () => {
    const meta = { version: '1', demo: true, bands: { output_per_mu: [1, 2, 3, 4, 5], tax_per_mu: [5, 5, 5, 5, 5] } }
    expect(edgesFrom(meta).output_per_mu).toEqual([1, 2, 3, 4, 5])
    expect(edgesFrom(meta).tax_per_mu).toEqual([5, 10, 20, 30, 50])
  })
})

describe('bandAfter', () => {
  it.each([
    ['what has no value stays so', 'no_data', 'tax_per_mu', 'no_data'],
    ['not applicable too', 'not_applicable', 'floor_area_ratio', 'not_applicable'],
    ['below size is of output alone', 'below_size', 'tax_per_mu', ''],
    ['a range is of its own metric', 'b3', 'tax_per_mu', ''],
    ['a grade is no land state', 'A', 'land_state', ''],
    ['nothing isolated', '', 'grade', ''],
  ] as const)('%s', (_, band, metric, want) => expect(bandAfter(band, metric, edges)).toBe(want))
})

describe('quantileEdges', () => {
  const many = Array.from({ length: 600 }, (_, i) => i / 100)
  it('make six bands of about as many', () => {
    const edges = quantileEdges(many)!
    expect(edges).toEqual([1, 2, 3, 4, 5])
    const counts = [...edges, Infinity].map((edge, i) => many.filter((value) => value < edge && value >= (edges[i - 1] ?? -Infinity)).length)
    expect(counts).toEqual([100, 100, 100, 100, 100, 100])
  })
  it.each([
    ['rise even where values repeat', [1, 1, 1, 1, 1, 1, 1, 2, 3], [2, 3]],
    ['divide two values', [0, 7], [7]],
    ['are round', [0.123456, 1.23456, 12.3456, 123.456, 1234.56, 12345.6, 123456], [1.23, 12.3, 123, 1230, 12300]],
    ['are rather fewer than long', [1.2641, 1.2642, 1.2643, 1.3641, 1.3642, 1.4441, 1.4442, 2.6791, 2.6792, 3.1], [1.36, 1.44, 2.67]],
    ['are round downwards, so that no value leaves its range', [1, 1.9999, 2.6793], [1.99, 2.67]],
    ['are as long as they must be', [5000001, 5000002, 5000003], [5000002, 5000003]],
    ['reach below zero', [-3, -2, -1, 0, 1, 2], [-2, -1, 0, 1, 2]],
  ])('%s', (_, values, want) => expect(quantileEdges(values)).toEqual(want))
  it.each([['no value', []], ['one value', [5]], ['one value many times', [5, 5, 5]]])('are none of %s', (_, values) => expect(quantileEdges(values)).toBeNull())
  it('leave no band empty, and colour the ends as ever', () => {
    const own = { ...edges, tax_per_mu: quantileEdges([1, 1, 1, 2, 3])! }
    const bands = bandsOf('tax_per_mu', own).filter((band) => !band.gap)
    expect(bands.map((band) => [band.key, band.color])).toEqual([['b0', '#4575b4'], ['b1', '#fee090'], ['b2', '#d73027']])
    expect([1, 2, 3].map((tax_per_mu) => bandKey(parcel({ tax_per_mu }), 'tax_per_mu', own))).toEqual(['b0', 'b1', 'b2'])
  })
  it('come from values only', () => {
    const parcels = [parcel({ output_per_mu: 3 }), parcel({ output_per_mu: 9, output_state: 'below_size' }), parcel({}), parcel({ output_per_mu: 0 })]
    expect(valuesOf(parcels, 'output_per_mu', edges)).toEqual([3, 0])
    expect(valuesOf(parcels, 'grade', edges)).toEqual([])
  })
})
