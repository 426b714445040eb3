import { describe, expect, it } from 'vitest'
import type { Run } from '../api/types'
import { firstUnknown, type Known } from './unknown'
import { parseView } from './view'

const run = { run_id: 7, year: 2020, policy_title: '默认办法' } as Run
const known: Known = {
  zones: [{ zone_code: 'jinjiang', name: '晋江' }], zone: { zone_code: 'jinjiang', name: '晋江' }, runs: [run, { ...run, run_id: 3, year: 2019 }], run,
  parks: ['wuli', 'andong'], places: [{ park_code: 'wuli', subarea: '东片区' }], bands: ['b0', 'no_data'],
}
const of = (view: object, what: Partial<Known> = {}) => firstUnknown({ ...parseView(''), ...view }, { ...known, ...what })

describe('firstUnknown', () => {
  it.each([
    ['nothing of an empty link', {}],
    ['what is there', { zone: 'jinjiang', year: 2019, run: '3', park: 'wuli', subarea: '东片区', band: 'b0' }],
    ['a sub-area of any park', { subarea: '东片区' }],
  ])('%s', (_, view) => expect(of(view)).toBeNull())

  it.each([
    ['a zone, and lets go of what was said about it', { zone: 'x', park: 'wuli', year: 2020, parcel: 'P' }, 'zone', 'x', '晋江'],
    ['a run', { run: '99', year: 2020 }, 'run', '99', '默认办法'],
    ['a year', { year: 2031 }, 'year', '2031', '2020'],
    ['a park before its sub-area', { park: 'xx', subarea: '东片区' }, 'park', 'xx', ''],
    ['a sub-area of another park', { park: 'andong', subarea: '东片区' }, 'subarea', '东片区', ''],
    ['a band', { band: 'b9' }, 'band', 'b9', ''],
  ])('%s', (_, view, what, value, shown) => {
    const unknown = of(view)!
    expect([unknown.what, unknown.value, unknown.shown]).toEqual([what, value, shown])
    expect(of({ ...view, ...unknown.change })).toBeNull()
  })

  it('does not ask for a run where there is none', () => expect(of({ run: '99', year: 2031 }, { runs: [], run: null })).toBeNull())
  it('keeps the park when only the sub-area is unknown', () => expect(of({ park: 'andong', subarea: 'x' })!.change).toEqual({ subarea: '' }))
})
