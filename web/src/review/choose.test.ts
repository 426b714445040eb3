import { describe, expect, it } from 'vitest'
import type { CaseRecord, CaseTransition, Check, FrozenCase } from '../api/review'
import { againstNow, boardOf, bodyOf, caseAddress, departmentsOf, fieldsOf, inForceNow, lackingFrom, lines, notPassing, planOf, restsOf, revisionsOf, settingsOf, settingsText, spanOf, typedOf, untyped } from './choose'

const move = (name: string, demands: string[], optional: string[] = []): CaseTransition => ({ name, demands, optional, from: [], to: 'same', right: '', needs: [], title: { zh: name, en: name } })

describe('the form of a move', () => {
  it('asks for what the move demands, and offers what it may bring', () =>
    expect(fieldsOf(move('approve', ['document_on', 'document_no', 'signer'], ['conditions', 'note']))).toEqual([
      { name: 'document_on', needed: true }, { name: 'document_no', needed: true }, { name: 'signer', needed: true }, { name: 'conditions', needed: false }, { name: 'note', needed: false },
    ]))
  it.each([
    ['agree', { department: 'tax', opinion: 'agree' }],
    ['return', { department: 'tax', opinion: 'return', items: ['甲', '乙'] }],
    ['agree_with_conditions', { department: 'tax', opinion: 'agree_with_conditions', conditions: ['先'] }],
  ])('sends of an opinion what goes with it: %s', (opinion, want) => {
    const typed = { ...untyped('2026-11-28'), department: 'tax', opinion, items: ' 甲 \n\n乙', conditions: '先' }
    expect(bodyOf(move('opine', ['document_on', 'opinion']), typed)).toEqual({ document_on: '2026-11-28', opinion: want })
  })
  it('sends the file of an opinion with it', () => {
    const typed = { ...untyped('2026-11-28'), department: 'tax', opinion: 'agree', file_id: 3 }
    expect(bodyOf(move('opine', ['document_on', 'opinion']), typed)).toEqual({ document_on: '2026-11-28', opinion: { department: 'tax', opinion: 'agree', file_id: 3 } })
  })
  it('records a silence as such', () => expect(bodyOf(move('lapse', ['opinion']), { ...untyped(''), department: 'tax' }).opinion).toEqual({ department: 'tax', opinion: 'lapsed' }))
  it('sends nothing that is empty', () => expect(bodyOf(move('refuse', ['document_on', 'document_no', 'note'], ['file_id']), untyped('2026-11-28'))).toEqual({ document_on: '2026-11-28' }))
  it('reads lines', () => expect(lines(' a\n \nb ')).toEqual(['a', 'b']))
})

describe('the scheme of a case', () => {
  const of = (name: string) => ({ scenario_name: name, scenario_revision: name.length, figures: null }) as unknown as FrozenCase
  const record = { scenario_id: 1, scenario_name: 'now', current: of('now'), frozen: [{ case: of('frozen') }] } as unknown as CaseRecord
  it('is named as that which was frozen', () => expect(planOf(record)).toMatchObject({ name: 'frozen', revision: 6 }))
  it('is that of now where nothing was frozen', () => expect(planOf({ ...record, frozen: [] })).toMatchObject({ name: 'now', revision: 3 }))
})

describe('what a move rests on', () => {
  const checks = ['pass', 'cannot_tell', 'fail', 'not_applicable'].map((outcome) => ({ document: 'd', check: outcome, outcome }) as Check)
  const record = { current: { figures: { compared: [], checks } } as unknown as FrozenCase, rests: { figures: 'a1' } }
  const knows = { ...untyped(''), known: true, reason: ' 已整改 ' }
  it('names what was shown and the checks that do not pass, those that fail first', () => {
    expect(notPassing(checks).map((one) => one.check)).toEqual(['fail', 'cannot_tell'])
    expect(restsOf(move('approve', ['seen'], ['acknowledged', 'reason']), record, knows)).toEqual({ seen: { figures: 'a1' }, acknowledged: ['d/fail', 'd/cannot_tell'], reason: '已整改' })
  })
  it('acknowledges nothing for somebody who has not', () => expect(restsOf(move('submit', ['seen'], ['acknowledged', 'reason']), record, untyped(''))).toEqual({ seen: { figures: 'a1' } }))
  it('of a refusal only what was shown, of others nothing', () => {
    expect(restsOf(move('refuse', ['seen']), record, knows)).toEqual({ seen: { figures: 'a1' } })
    expect(restsOf(move('publish', []), record, knows)).toEqual({})
  })
})

it('has a row a department and a column a round', () => {
  const opinions = [{ department: 'a', opinion: 'return', round: 1 }, { department: 'b', opinion: 'agree', round: 1 }, { department: 'a', opinion: 'agree', round: 2 }]
  const board = boardOf({ asked: ['a', 'b', 'c'], opinions, pending: ['c'], round: 2, state: 'in_review' })
  expect(board.map(({ department, rounds, pending }) => [department, ...rounds.map((one) => one?.opinion ?? null), pending])).toEqual([['a', 'return', 'agree', false], ['b', 'agree', null, false], ['c', null, null, true]])
})

it('offers every revision but the one that the case has', () => {
  const scenarios = [{ scenario_id: 1, revision: 2, name: '甲', dropped: false }, { scenario_id: 2, revision: 1, name: '乙', dropped: true }, { scenario_id: 3, revision: 1, name: '丙', dropped: false }]
  expect(revisionsOf(scenarios, { scenario_id: 1, scenario_revision: 1 })).toEqual([{ scenario_id: 1, name: '甲', revision: 2 }, { scenario_id: 3, name: '丙', revision: 1 }])
})

it('puts what parcels became in their place, once', () => {
  const changes = [{ parcel_code: 'P2', retired_on: null, became: [{ parcel_code: 'P2-1' }, { parcel_code: 'P2-2' }] }, { parcel_code: 'P3', retired_on: null, became: [{ parcel_code: 'P2-2' }] }]
  expect(inForceNow(['P1', 'P2', 'P3'], changes)).toEqual(['P1', 'P2-1', 'P2-2'])
  expect(inForceNow(['P4'], [{ parcel_code: 'P4', retired_on: null, became: null }])).toEqual([])
})

it('keeps departments that were typed, without empty lines', () =>
  expect(departmentsOf([{ name: 'tax', zh: '税务', en: '' }, { name: '', zh: '', en: '' }])).toEqual([{ name: 'tax', title: { zh: '税务', en: '' } }]))

describe('settings', () => {
  const begun = { version: 3, consent_by: 'both' as const, consent_share: 2 / 3, opinion_days: 10, correction_days: 20, again_years: 3, departments: [{ name: 'tax', title: { zh: '税务', en: 'Tax' } }, { name: 'fire', title: { zh: '消防', en: 'Fire' } }] }
  it('keep a share that nobody typed as it was', () => {
    const typed = typedOf(begun)
    expect(typed.percent).toBe(66.67)
    expect(settingsOf({ ...typed, numbers: { ...typed.numbers, opinion_days: 12 } }, begun)).toMatchObject({ consent_share: 2 / 3, opinion_days: 12, departments: begun.departments })
    expect(settingsOf({ ...typed, percent: 80 }, begun).consent_share).toBe(0.8)
  })
  it('name their departments', () => {
    const say = (key: string, named: Record<string, unknown> = {}) => [key, ...Object.values(named)].join(' ')
    expect(settingsText(begun, say, (one) => one.zh)).toBe('review.settings_as 10 20 3 66.67 review.by_both 税务text.list消防')
  })
})

it('keeps the years without a figure from a year on', () => {
  const [none, lost] = [{ zh: '无批次', en: 'no run' }, { zh: '缺年报', en: 'no report' }]
  const lacking = [{ years: [2021, 2022], why: none, lines: [] }, { years: [2020, 2023], why: lost, lines: [{ zh: '甲', en: 'a' }] }]
  expect(lackingFrom({ years: [2020, 2021, 2022, 2023], lines: [], lacking }, 2023)).toEqual([{ years: [2023], why: lost, lines: [{ zh: '甲', en: 'a' }] }])
  expect([[2021, 2022], [2020, 2023], [2020]].map((years) => spanOf(years, '、'))).toEqual(['2021–2022', '2020、2023', '2020'])
})

it('lays what is frozen beside what is now', () => {
  const of = (fields: Record<string, string>) => ({ fields }) as unknown as FrozenCase
  expect(againstNow(of({ far: '0.8', x: '1' }), of({ far: '0.9', x: '1', y: '2' }))).toEqual([
    { name: 'far', frozen: '0.8', now: '0.9', moved: true }, { name: 'x', frozen: '1', now: '1', moved: false }, { name: 'y', frozen: '', now: '2', moved: true },
  ])
})

it('puts the token of a link where no server sees it', () => expect(new URL(caseAddress('http://a:1', 't0k')).hash).toBe('#case=t0k'))
