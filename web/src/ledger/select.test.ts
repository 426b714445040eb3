import { describe, expect, it } from 'vitest'
import type { Parcel } from '../api/types'
import { edgesFrom } from '../map/bands'
import { parseView } from '../state/view'
import { chosen, exportFields, isolated, sorted } from './select'

const parcel = (parcel_code: string, fields: Partial<Parcel> = {}) =>
  ({ parcel_code, park_code: 'wuli', area_mu: 30, grade: 'B', land_state: 'built_used', ...fields }) as Parcel

const zone = [
  parcel('P1', { output_per_mu: 900, tax_per_mu: 3, enterprise_count: 2, above_size_count: 1 }),
  parcel('P2', { output_state: 'below_size', grade: '', area_mu: 12 }),
  parcel('P3', { park_code: 'andong', land_state: 'idle', findings: ['idle-land'] }),
  parcel('P10', { output_per_mu: 120, subarea: '东片区', grade: 'D', findings: ['low-tax', 'idle-land'] }),
]
const codes = (parcels: Parcel[]) => parcels.map((p) => p.parcel_code)
const choice = (fields = {}) => ({ ...parseView(''), ...fields })

describe('chosen', () => {
  it.each([
    ['everything without filters', {}, ['P1', 'P2', 'P3', 'P10']],
    ['a park', { park: 'wuli' }, ['P1', 'P2', 'P10']],
    ['a sub-area', { park: 'wuli', subarea: '东片区' }, ['P10']],
    ['several states', { land_state: ['idle', 'low_efficiency'] }, ['P3']],
    ['not graded', { grade: ['not_graded', 'D'] }, ['P2', 'P10']],
    ['a rule', { rule: ['idle-land'] }, ['P3', 'P10']],
    ['what a rule cannot tell', { rule: ['idle-land'], untold: true }, ['P2']],
    ['above size', { above_size: true }, ['P1']],
    ['several enterprises', { shared: true }, ['P1']],
    ['an area', { area_min: 12, area_max: 29 }, ['P2']],
  ])('%s', (_, fields, want) => expect(codes(chosen(zone, choice(fields), new Set(['P2'])))).toEqual(want))

  it('isolates a band', () => {
    expect(codes(isolated(zone, choice({ band: 'below_size' }), edgesFrom(null)))).toEqual(['P2'])
  })
})

describe('sorted', () => {
  it.each([
    ['numbers up, missing last', 'output_per_mu', ['P10', 'P1', 'P2', 'P3']],
    ['numbers down, missing still last', '-output_per_mu', ['P1', 'P10', 'P2', 'P3']],
    ['codes as people count', 'parcel_code', ['P1', 'P2', 'P3', 'P10']],
    ['findings by their number', '-findings', ['P10', 'P3', 'P1', 'P2']],
  ])('%s', (_, sort, want) => expect(codes(sorted(zone, sort))).toEqual(want))
})

describe('exportFields', () => {
  it('names the parcels that are shown, in their order', () => {
    expect(exportFields([{ parcel_code: 'P2' }, { parcel_code: 'P1' }], '7', ['parcel_code', 'grade'], 'zh')).toEqual({
      run_id: '7', columns: 'parcel_code,grade', lang: 'zh', parcel_code: 'P2,P1',
    })
  })
})
