/** Which entries a view asks for, and how they are gathered for a board, a batch and a calendar: pure. */
import type { Board, Entry, Holiday, LedgerQuery, StateCount } from '../api/disposal'
import type { Move, Procedure, State } from '../api/procedure'
import { PHASES } from '../api/procedure'
import type { Maybe } from '../api/types'
import type { View } from '../state/view'

export type Chosen = Pick<View, 'park' | 'rule' | 'ledger_state' | 'ledger_track' | 'ledger_assignee' | 'ledger_due' | 'ledger_ended'>

/** The question that a view asks of the ledger. */
export function queryOf(view: Chosen): LedgerQuery {
  return {
    park_code: view.park, rule: [...view.rule], state: [...view.ledger_state], track: view.ledger_track, assignee: view.ledger_assignee,
    overdue: view.ledger_due === 'overdue' ? 'true' : '', soon: view.ledger_due === 'soon' ? 'true' : '', open: view.ledger_ended ? '' : 'true',
  }
}

/** A part of a column: entries of one state, or of a whole column, with the change of the view that lists them. */
export interface Group {
  key: string
  count: number
  area_mu: number
  overdue: number
  soon: number
  entries: Entry[]
  lists: Partial<Chosen>
}

export interface Column {
  key: string
  count: number
  area_mu: number
  groups: Group[]
}

type Sums = Pick<Group, 'count' | 'area_mu' | 'overdue' | 'soon'>
const total = (list: Sums[]): Sums =>
  list.reduce((a, b) => ({ count: a.count + b.count, area_mu: a.area_mu + b.area_mu, overdue: a.overdue + b.overdue, soon: a.soon + b.soon }), { count: 0, area_mu: 0, overdue: 0, soon: 0 })

/** The columns of the board by state: gathered by phase; the last phase only where ended ones are asked for. */
function byState(states: State[], counts: StateCount[], entries: Entry[], ended: boolean): Column[] {
  return PHASES.filter((phase) => ended || phase !== 'ended').map((phase) => {
    const groups = states.filter((state) => state.phase === phase).map(({ name }): Group => ({
      key: name, ...total(counts.filter((count) => count.state === name)), entries: entries.filter((entry) => entry.state === name), lists: { ledger_state: [name] },
    }))
    const { count, area_mu } = total(groups)
    return { key: phase, count, area_mu, groups: groups.filter((group) => group.count > 0) }
  })
}

/** The columns of the board by who looks after what, or by how the deadlines stand, of the entries that were read. */
function byKey(entries: Entry[], keys: string[], keyOf: (entry: Entry) => string, stands: (entry: Entry) => string, lists: (key: string) => Partial<Chosen>): Column[] {
  return keys.map((key) => {
    const mine = entries.filter((entry) => keyOf(entry) === key)
    const sums = total(mine.map((entry) => ({ count: 1, area_mu: entry.area_mu, overdue: Number(stands(entry) === 'overdue'), soon: Number(stands(entry) === 'soon') })))
    return { key, count: sums.count, area_mu: sums.area_mu, groups: sums.count ? [{ key, ...sums, entries: mine, lists: lists(key) }] : [] }
  })
}

/** The columns of the board as the view wants them. */
export function columnsOf(by: View['ledger_by'], states: State[], board: Board, entries: Entry[], ended: boolean): Column[] {
  const stands = (entry: Entry) => standing(entry.due_on, board.today, board.soon_days)
  if (by === 'assignee') {
    const names = [...new Set(entries.map((entry) => entry.assignee ?? ''))].sort()
    return byKey(entries, names, (entry) => entry.assignee ?? '', stands, (ledger_assignee) => (ledger_assignee ? { ledger_assignee } : {}))
  }
  if (by === 'track') {
    const tracks = [...new Set(entries.map((entry) => entry.track))].sort()
    return byKey(entries, tracks, (entry) => entry.track, stands, (ledger_track) => ({ ledger_track }))
  }
  if (by === 'due') {
    const keyOf = (entry: Entry) => stands(entry) || (entry.due_on ? 'later' : 'none')
    return byKey(entries, ['overdue', 'soon', 'later', 'none'], keyOf, stands, (key) => (key === 'overdue' || key === 'soon' ? { ledger_due: key } : {}))
  }
  return byState(states, board.states, entries, ended)
}

/** What can be done with every one of some entries by the table alone; the server says who may. */
export function commonMoves(procedure: Procedure, entries: (Pick<Entry, 'track' | 'state'> & { unsupported_run_id?: Maybe<number> })[]): Move[] {
  const fits = (move: Move) => entries.every((entry) => move.tracks.includes(entry.track) && (move.from ?? []).includes(entry.state) && (!move.unsupported || entry.unsupported_run_id))
  // A file belongs to one entry, so a move that demands one is made one by one.
  return procedure.moves.filter((move) => move.right !== '' && entries.length > 0 && fits(move) && !(move.demands ?? []).includes('file_id'))
}

/** How a deadline stands on a day, as the server counts overdue and soon; nothing before the day is known. */
export function standing(due_on: string | null | undefined, today: string, soon_days: number): '' | 'overdue' | 'soon' {
  if (!due_on || !today) return ''
  if (due_on < today) return 'overdue'
  return due_on <= addDays(today, soon_days) ? 'soon' : ''
}

const DAY = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const addDays = (day: string, days: number) => dayOf(time(day) + days * DAY)

/** Entries by the day on which they are due. */
export function byDay<T extends { due_on: Maybe<string> }>(entries: T[]): Map<string, T[]> {
  const days = new Map<string, T[]>()
  for (const entry of entries) if (entry.due_on) days.set(entry.due_on, [...(days.get(entry.due_on) ?? []), entry])
  return days
}

/** The month, YYYY-MM, so many months from another; of no month none. */
export function addMonths(month: string, months: number): string {
  if (!month) return ''
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** What stands in the way of a batch of entries as they were read: which of them others have changed since, and which left the list. */
export function faster(read: Pick<Entry, 'entry_id' | 'version' | 'parcel_code'>[], now: Entry[]): { changed: Entry[]; gone: string[] } {
  const found = new Map(now.map((entry) => [entry.entry_id, entry]))
  return {
    changed: read.flatMap((one) => found.get(one.entry_id) ?? []).filter((entry) => read.some((one) => one.entry_id === entry.entry_id && one.version !== entry.version)),
    gone: read.filter((one) => !found.has(one.entry_id)).map((one) => one.parcel_code),
  }
}

/** Free days that a year has at least; with fewer on record its holidays are not known (as the server has it). */
const WHOLE_YEAR = 11

/** How far the holidays of a year are on record. */
export function holidaysOf(year: string, holidays: Iterable<Holiday>): 'whole' | 'some' | 'none' {
  const free = [...holidays].filter((one) => one.kind === 'holiday' && one.day.startsWith(year)).length
  return free >= WHOLE_YEAR ? 'whole' : free > 0 ? 'some' : 'none'
}

/** The days of the weeks that a month touches, Monday first. */
export function weeksOf(month: string): string[][] {
  if (!month) return []
  const first = time(`${month}-01`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY
  const end = time(`${addMonths(month, 1)}-01`)
  const weeks: string[][] = []
  for (let week = monday; week < end; week += 7 * DAY) weeks.push([0, 1, 2, 3, 4, 5, 6].map((i) => dayOf(week + i * DAY)))
  return weeks
}
