import { expect, it } from 'vitest'
import { areaFacts, dateFacts, titleFacts } from './facts'

const say = (key: string, named: Record<string, unknown> = {}) => (key === 'text.with_unit' ? `${named.text}（${named.unit}）` : key)
const title = {
  parcel_code: 'P1', area_m2: 20_200, title_area_m2: 20_000, price_cny: 12_345_000, tenure: 'state', land_use_code: '0601', sealed: false, user_name: null,
  handed_over_on: '2009-05-01', valid_from: '2009-06-01T00:00:00Z',
}

it('sets the measured area beside the area of the title', () => {
  expect(areaFacts(title, say).map((fact) => fact.value)).toEqual(['30.0 unit.mu（20,000 unit.m2）', '30.3 unit.mu（20,200 unit.m2）', '1.0%'])
  expect(areaFacts({ parcel_code: 'P1', area_m2: 20_200 }, say).map((fact) => fact.value)).toEqual(['—', '30.3 unit.mu（20,200 unit.m2）', '—'])
})
it('shows what is known of the title, and no more', () => {
  expect(titleFacts(title, say)).toEqual([
    { name: 'field.tenure', value: 'choice.state' }, { name: 'field.land_use_code', value: 'land_use.0601' }, { name: 'field.price_cny', value: '1,234.5' }, { name: 'field.sealed', value: 'no' },
  ])
})
it('shows the dates in the order of a development', () => {
  expect(dateFacts(title, say).map((fact) => fact.value)).toEqual(['2009-05-01', '2009-06-01'])
})
