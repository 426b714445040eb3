import { describe, expect, it } from 'vitest'
import type { Entry } from '../api/disposal'
import type { Move, Procedure, State } from '../api/procedure'
import { parseView } from '../state/view'
import { addMonths, columnsOf, commonMoves, faster, holidaysOf, queryOf, standing, weeksOf, type Column } from './choose'
import { fieldsOf, groundsOf, requestOf, untyped } from './form'

const move = (name: string, demands: string[], more: Partial<Move> = {}): Move => ({
  name, tracks: ['idle'], from: ['suspected'], to: 'idle', right: 'move_finding', demands, own_time: false, date_of: { zh: '', en: '' }, title: { zh: name, en: name }, ...more,
})
const state = (name: string, phase: State['phase']): State => ({ name, phase, tracks: ['idle'], title: { zh: name, en: name } })

describe('the form of a move', () => {
  it('asks for what the move demands', () => {
    const names = (m: Move, limit = false) => fieldsOf(m, limit ? { name: 'm', tracks: ['idle'], limit: { count: 1, unit: 'years' }, title: { zh: '', en: '' } } : undefined)
      .map(({ name, needed }) => (needed ? `${name}!` : name)).join(' ')
    expect(names(move('investigate', ['document_no', 'document_on', 'signer']))).toBe('document_no! document_on! signer! file_id note')
    expect(names(move('confirm', ['document_no', 'document_on', 'signer', 'file_id', 'second_person'], { own_time: true }))).toBe('document_no! document_on! signer! file_id! deadline note')
    expect(names(move('dispose', ['mode'], { own_time: true }))).toBe('mode! deadline note')
    expect(names(move('dispose', ['mode'], { own_time: true }), true)).toBe('mode! until_on! note')
    expect(names(move('assign', [], { own_time: true }))).toBe('assignee unit next_step deadline')
    expect(names(move('annotate', ['note']))).toBe('note!')
  })
  it('asks for the ground of a cause that has some, and for what shows it', () => {
    const grounds = [{ name: 'petitions', cause: 'government', clause: '', title: { zh: '', en: '' } }, { name: 'disaster', cause: 'force_majeure', clause: '', title: { zh: '', en: '' } }]
    const propose = move('propose_idle', ['document_on', 'cause'])
    const offered = (m: Move, cause: string, idle = true) => groundsOf(m, { cause }, grounds, idle)
    expect(offered(propose, 'government').map(({ name }) => name)).toEqual(['petitions'])
    expect(offered(propose, 'holder')).toEqual([])
    expect(offered(move('record_answer', ['note'], { claims: true }), '')).toEqual(grounds)
    expect(offered(move('record_answer', ['note'], { claims: true }), '', false)).toEqual([])
    expect(fieldsOf(propose, undefined, offered(propose, 'government')).map(({ name, needed }) => (needed ? `${name}!` : name)).join(' ')).toBe('document_no document_on! file_id cause! ground! note')
    expect(fieldsOf(propose).map(({ name }) => name)).toEqual(['document_on', 'cause', 'note'])
    const typed = { ...untyped('2026-03-02'), cause: 'government', ground: 'petitions' }
    expect(requestOf(propose, typed, undefined, offered(propose, 'government'))).toMatchObject({ cause: 'government', ground: 'petitions' })
    expect(requestOf(propose, { ...typed, cause: 'force_majeure' }, undefined, offered(propose, 'force_majeure'))).not.toHaveProperty('ground')
  })
  it('sends what was filled, land in square metres', () => {
    const typed = { ...untyped('2026-03-02'), disposed_mu: '3', note: 'n', signer: 'not asked for', count: '5' }
    expect(requestOf(move('record_part', ['document_on', 'disposed_m2']), typed)).toEqual({ move: 'record_part', document_on: '2026-03-02', disposed_m2: 2000, note: 'n' })
    expect(requestOf(move('assign', [], { own_time: true }), { ...typed, assignee: '甲' })).toEqual({ move: 'assign', assignee: '甲', deadline: { count: 5, unit: 'working_days' } })
    expect(requestOf(move('confirm', ['file_id']), { ...typed, note: '', file_id: 4 })).toEqual({ move: 'confirm', file_id: 4 })
  })
})

describe('the board', () => {
  const states = [state('suspected', 'suspected'), state('proposed_idle', 'proposed'), state('proposed_not_idle', 'proposed'), state('done', 'ended')]
  const counts = [
    { track: 'idle', state: 'suspected', count: 2, area_mu: 3, overdue: 1, soon: 0 }, { track: 'low_efficiency', state: 'suspected', count: 1, area_mu: 4, overdue: 0, soon: 1 },
    { track: 'idle', state: 'proposed_idle', count: 5, area_mu: 6, overdue: 0, soon: 0 }, { track: 'idle', state: 'done', count: 1, area_mu: 1, overdue: 0, soon: 0 },
  ]
  const board = { today: '2026-03-10', soon_days: 7, states: counts, parcels: 7, area_mu: 12 }
  const entry = (entry_id: number, assignee: string | null, due_on: string | null) => ({ entry_id, state: 'suspected', assignee, due_on, area_mu: entry_id, track: entry_id > 2 ? 'idle' : 'breach' }) as Entry
  const entries = [entry(1, null, '2026-03-01'), entry(2, '乙', '2026-03-12'), entry(3, '甲', '2026-06-01'), entry(4, '乙', null)]
  const said = (columns: Column[]) => columns.map(({ key, count, area_mu, groups }) => [key, count, area_mu, groups.map((group) => [group.overdue, group.soon, group.lists])])

  it('gathers states by phase and adds the tracks up', () => {
    const columns = columnsOf('state', states, board, entries, false)
    expect(columns.map(({ key, count, area_mu }) => [key, count, area_mu])).toEqual([
      ['suspected', 3, 7], ['inquiry', 0, 0], ['proposed', 5, 6], ['identified', 0, 0], ['disposal', 0, 0], ['held', 0, 0],
    ])
    expect(columns[0]!.groups).toEqual([{ key: 'suspected', count: 3, area_mu: 7, overdue: 1, soon: 1, entries, lists: { ledger_state: ['suspected'] } }])
    expect(columnsOf('state', states, board, entries, true).at(-1)).toMatchObject({ key: 'ended', count: 1 })
  })
  it('gathers by who looks after it, nobody first', () => {
    expect(said(columnsOf('assignee', states, board, entries, false))).toEqual([
      ['', 1, 1, [[1, 0, {}]]], ['乙', 2, 6, [[0, 1, { ledger_assignee: '乙' }]]], ['甲', 1, 3, [[0, 0, { ledger_assignee: '甲' }]]],
    ])
  })
  it('gathers by the kind of problem', () => {
    expect(said(columnsOf('track', states, board, entries, false))).toEqual([['breach', 2, 3, [[1, 1, { ledger_track: 'breach' }]]], ['idle', 2, 7, [[0, 0, { ledger_track: 'idle' }]]]])
  })
  it('gathers by how the deadlines stand', () => {
    expect(said(columnsOf('due', states, board, entries, false))).toEqual([
      ['overdue', 1, 1, [[1, 0, { ledger_due: 'overdue' }]]], ['soon', 1, 2, [[0, 1, { ledger_due: 'soon' }]]], ['later', 1, 3, [[0, 0, {}]]], ['none', 1, 4, [[0, 0, {}]]],
    ])
  })
})

describe('a batch', () => {
  it('offers what fits every entry, and needs no file of each', () => {
    const procedure = { moves: [move('a', []), move('b', ['file_id']), move('c', [], { right: '' }), move('d', [], { from: ['done'] }), move('e', [], { tracks: ['idle', 'low_efficiency'] }), move('f', [], { unsupported: true })] } as unknown as Procedure
    const names = (entries: { track: string; state: string; unsupported_run_id?: number }[]) => commonMoves(procedure, entries).map(({ name }) => name)
    expect(names([{ track: 'idle', state: 'suspected' }])).toEqual(['a', 'e'])
    expect(names([{ track: 'idle', state: 'suspected' }, { track: 'low_efficiency', state: 'suspected' }])).toEqual(['e'])
    expect(names([{ track: 'idle', state: 'suspected' }, { track: 'idle', state: 'done' }])).toEqual([])
    expect(names([{ track: 'idle', state: 'suspected', unsupported_run_id: 3 }])).toEqual(['a', 'e', 'f'])
    expect(names([])).toEqual([])
  })
})

describe('deadlines', () => {
  it.each([['2026-03-09', 'overdue'], ['2026-03-10', 'soon'], ['2026-03-17', 'soon'], ['2026-03-18', ''], [null, '']])('%s stands %s', (due, stands) => {
    expect(standing(due, '2026-03-10', 7)).toBe(stands)
  })
  it('stands nowhere before the day is known', () => expect(standing('2026-03-10', '', 7)).toBe(''))
  it('lie in whole weeks, Monday first', () => {
    const weeks = weeksOf('2026-02')
    expect([weeks.length, weeks[0]![0], weeks.at(-1)![6]]).toEqual([5, '2026-01-26', '2026-03-01'])
    expect(weeksOf('2027-02')).toHaveLength(4)
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

it('the question follows the view', () => {
  expect(queryOf({ ...parseView(''), park: 'K', rule: ['a', 'b'], ledger_due: 'soon', ledger_state: ['idle'], ledger_ended: true })).toEqual({
    park_code: 'K', rule: ['a', 'b'], state: ['idle'], track: '', assignee: '', overdue: '', soon: 'true', open: '',
  })
})

it('takes the holidays of a year for known when they are many', () => {
  const free = (year: number, n: number) => Array.from({ length: n }, (_, i) => ({ day: `${year}-05-${String(i + 1).padStart(2, '0')}`, kind: 'holiday' as const, name: '' }))
  const worked = { day: '2022-01-29', kind: 'workday' as const, name: '' }
  expect(holidaysOf('2023', free(2023, 11))).toBe('whole')
  expect(holidaysOf('2022', [...free(2023, 11), ...free(2022, 1), worked])).toBe('some')
  expect(holidaysOf('2022', [...free(2023, 11), worked])).toBe('none')
})

it('says of a batch who was faster, and what left the list', () => {
  const one = (entry_id: number, version: number) => ({ entry_id, version, parcel_code: `P${entry_id}`, changed_by: '乙' }) as Entry
  expect(faster([one(1, 1), one(2, 1), one(3, 1)], [one(1, 1), one(2, 2), one(4, 5)])).toEqual({ changed: [one(2, 2)], gone: ['P3'] })
  expect(faster([], [one(1, 1)])).toEqual({ changed: [], gone: [] })
})
