import { expect, it } from 'vitest'
import { areaFacts, dateFacts, titleFacts } from './facts'
import { fromText } from './source'

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

it('names the files that brought an input, and says of one that came after the run that it did', () => {
  const say = (key: string, values?: Record<string, unknown>) => (values ? `${key} ${Object.values(values).join(' ')}` : key)
  expect(fromText([{ kind: 'annual_report', file: '税收_2020.csv', imported_on: '2026-11-29' }, { kind: 'agreement', label: '2019-1 补充协议', file: '履约承诺.xlsx', imported_on: '2026-11-30', later: true }], say)).toBe(
    'source.annual_report source.file 税收_2020.csv 2026-11-29text.semicolon2019-1 补充协议 source.file_later 履约承诺.xlsx 2026-11-30',
  )
})
