import { describe, expect, it } from 'vitest'
import type { Park } from '../api/types'
import { shareOf } from './columns'
import { rowsOf, sheetOf } from './rows'

const park = (park_code: string, name: string, fields: Partial<Park> = {}) => ({ park_code, name, management: 'direct', ...fields }) as Park
const parks = [
  park('W', '五里园', { tax_per_mu: 12, management: 'joint', area_mu: 10.26 }), park('A', '安东园', { tax_per_mu: 18, area_mu: 4 }), park('X', '新塘园', { tax_per_mu: null }),
]
const subareas = [park('A', '南片区', { tax_per_mu: 3, area_mu: 1 }), park('A', '北片区', { tax_per_mu: 30, area_mu: 3, land_state_mu: { idle: 1.04 } })]
const names = (sort: string, flat = false) => rowsOf(parks, subareas, sort, flat).map((row) => row.of.name)

describe('rows', () => {
  it.each([
    ['by management, each park before its sub-areas', 'management', false, ['安东园', '北片区', '南片区', '新塘园', '五里园']],
    ['by tax per mu, the sub-areas too', '-tax_per_mu', false, ['安东园', '北片区', '南片区', '五里园', '新塘园']],
    ['upwards', 'tax_per_mu', false, ['五里园', '安东园', '南片区', '北片区', '新塘园']],
    ['without sub-areas', '-tax_per_mu', true, ['安东园', '五里园', '新塘园']],
    ['by an unknown column as by management', '-colour', true, ['五里园', '安东园', '新塘园']],
  ])('go %s', (_, sort, flat, want) => expect(names(sort, flat)).toEqual(want))
})

it('exports what is shown, numbers as numbers', () => {
  const say = (key: string, named: Record<string, unknown> = {}) => (key === 'text.with_unit' ? `${named.text}/${named.unit}` : key)
  const [head, ...rows] = sheetOf(rowsOf(parks, subareas, '-area_mu', false), say)
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)])
  expect(column('parks.name')).toEqual(['五里园', '安东园', '安东园', '安东园', '新塘园'])
  expect(column('column.subarea')).toEqual(['', '', '北片区', '南片区', ''])
  expect(column('parks.area_mu/unit.mu')).toEqual([10.3, 4, 3, 1, null])
  expect(column('land_state.idle/unit.mu')).toEqual([0, 0, 1, 0, 0])
})

it('has a share of something only', () => expect([shareOf<string>({ A: 1, B: 3 }, 'A'), shareOf<string>({ B: 3 }, 'A'), shareOf(null, 'A')]).toEqual([0.25, 0, null]))
