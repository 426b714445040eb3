import { expect, it } from 'vitest'
import type { Step } from '../api/disposal'
import type { ParcelFile } from '../api/files'
import type { Promised } from '../api/promises'
import { buildingTable, eventTable, lineageTable, promiseTable, stepTable } from './rows'

const say = (key: string, values?: Record<string, unknown>) => (values ? `${key} ${Object.values(values).join(' ')}` : key)
const words = { say, either: (phrase: { zh: string } | null | undefined) => phrase?.zh ?? '', unitOf: (unit: string | null | undefined) => unit ?? '', parkName: (code: string) => code }
const file = (part: Partial<ParcelFile>) => part as ParcelFile

it('writes what is on record, and a dash for what is not', () => {
  expect(buildingTable(file({ buildings: [{ building_id: 'B1', storeys: null, floor_area_m2: 1200, footprint_m2: null, permitted: false }] }), say).rows).toEqual([['B1', '—', '—', '1,200', 'file.not_permitted']])
  expect(buildingTable(file({ buildings: null }), say).rows).toEqual([])
  expect(eventTable(file({ events: [{ happened_on: '2020-03-01', event_kind: 'safety', description: null, document_no: '应急〔2020〕1号' }] }), say).rows).toEqual([['2020-03-01', 'event.safety', '—', '应急〔2020〕1号']])
})

it('writes a promise with its outcome, its arithmetic and what is missing of it', () => {
  const one = { indicator: 'tax_per_mu', agreement_no: '2019-1', target: 20, unit: '万元/亩', value: null, due: '2020-12-31', outcome: 'cannot_tell', from: 'none', formula: { zh: '无法判断', en: '' }, missing: ['tax_cny_2020'], doubts: [] }
  expect(promiseTable([one as unknown as Promised], words).rows).toEqual([['indicator.tax_per_mu', '2019-1', '20 万元/亩', '—', '2020-12-31', 'promise.cannot_tell', '无法判断text.semicolonlack.tax_cny_2020']])
})

it('writes steps in the order in which they were made', () => {
  const step = (version: number, move: string) => ({ version, move, to_state: `${move}ed`, document_on: `2026-0${version}-01`, at: '', by: '甲', arithmetic: [], note: null }) as unknown as Step
  const table = stepTable([step(2, 'verify'), step(1, 'open')], () => '', { say, either: words.either, moveName: (name) => name, stateName: (name) => name, personName: (name) => name })
  expect(table.rows.map((row) => row.slice(0, 3))).toEqual([['2026-01-01', 'open', 'opened'], ['2026-02-01', 'verify', 'verifyed']])
})

it('says what a parcel came from before what it went to', () => {
  const table = lineageTable(file({ lineage: [{ parcel_code: 'P9', relation: 'split', direction: 'into', on: '2021-01-01' }, { parcel_code: 'P1', relation: 'merge', direction: 'from', on: null }] }), say)
  expect(table.rows).toEqual([['—', 'lineage.merge lineage.from', 'P1'], ['2021-01-01', 'lineage.split lineage.into', 'P9']])
})
