import { expect, it } from 'vitest'
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
