import { expect, it } from 'vitest'
import { bandsOf, edgesFrom } from '../map/bands'
import { NO_FILTERS } from '../state/view'
import { chips } from './chips'

const filters = { ...NO_FILTERS, land_state: ['idle', 'low_efficiency'], shared: true, area_min: 30 }

it('has one chip a filter, each taking only itself away', () => {
  expect(chips(filters, (key) => key)).toEqual([
    { key: 'land_state:idle', name: 'land_state.idle', without: { land_state: ['low_efficiency'] } },
    { key: 'land_state:low_efficiency', name: 'land_state.low_efficiency', without: { land_state: ['idle'] } },
    { key: 'shared', name: 'filter.shared', without: { shared: false } },
    { key: 'area', name: '30–∞ unit.mu', without: { area_min: null, area_max: null } },
  ])
  expect(chips(NO_FILTERS, (key) => key)).toEqual([])
})

it('has a chip for the isolated band', () => {
  const say = (key: string) => key
  expect(chips({ ...NO_FILTERS, metric: 'output_per_mu', band: 'b1' }, say, bandsOf('output_per_mu', edgesFrom(null)))).toEqual([
    { key: 'band', name: 'metric.output_per_mu 100 – 300', without: { band: '' } },
  ])
  expect(chips({ ...NO_FILTERS, metric: 'grade', band: 'b1' }, say, bandsOf('grade', edgesFrom(null)))).toEqual([])
})
