/** Which entries a view asks for, and how they are gathered for a board, a batch and a calendar: pure. */
import type { Entry, LedgerQuery, Move, Procedure, State, StateCount } from '../api/disposal'
import { PHASES } from '../api/disposal'
import type { View } from '../state/view'

export type Chosen = Pick<View, 'park' | 'rule' | 'ledger_state' | 'ledger_track' | 'ledger_assignee' | 'ledger_due' | 'ledger_ended'>

/** The question that a view asks of the ledger. */
export function queryOf(view: Chosen): LedgerQuery {
  return {
    park_code: view.park, rule: [...view.rule], state: [...view.ledger_state], track: view.ledger_track, assignee: view.ledger_assignee,
    overdue: view.ledger_due === 'overdue' ? 'true' : '', soon: view.ledger_due === 'soon' ? 'true' : '', open: view.ledger_ended ? '' : 'true',
  }
}

export interface Column {
  phase: State['phase']
  states: { state: State; count: number; area_mu: number; overdue: number; soon: number }[]
  count: number
  area_mu: number
}

/** The columns of the board: states with what is in them, gathered by phase; the last phase only where ended ones are asked for. */
export function columnsOf(states: State[], counts: StateCount[], ended: boolean): Column[] {
  const sum = (list: { [K in 'count' | 'area_mu' | 'overdue' | 'soon']: number }[], name: 'count' | 'area_mu' | 'overdue' | 'soon') =>
    list.reduce((total, one) => total + one[name], 0)
  return PHASES.filter((phase) => ended || phase !== 'ended').map((phase) => {
    const inPhase = states.filter((state) => state.phase === phase).map((state) => {
      const of = counts.filter((count) => count.state === state.name)
      return { state, count: sum(of, 'count'), area_mu: sum(of, 'area_mu'), overdue: sum(of, 'overdue'), soon: sum(of, 'soon') }
    })
    const shown = inPhase.filter((one) => one.count > 0)
    return { phase, states: shown, count: sum(shown, 'count'), area_mu: sum(shown, 'area_mu') }
  })
}

/** What can be done with every one of some entries by the table alone; the server says who may. */
export function commonMoves(procedure: Procedure, entries: Pick<Entry, 'track' | 'state'>[]): Move[] {
  const fits = (move: Move) => entries.every((entry) => move.tracks.includes(entry.track) && (move.from ?? []).includes(entry.state))
  // A file belongs to one entry, so a move that demands one is made one by one.
  return procedure.moves.filter((move) => move.right !== '' && entries.length > 0 && fits(move) && !(move.demands ?? []).includes('file_id'))
}

/** How a deadline stands on a day: as the server counts overdue and soon. */
export function standing(due_on: string | null | undefined, today: string, soon_days: number): '' | 'overdue' | 'soon' {
  if (!due_on) return ''
  if (due_on < today) return 'overdue'
  return due_on <= addDays(today, soon_days) ? 'soon' : ''
}

const DAY = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

export const addDays = (day: string, days: number) => dayOf(time(day) + days * DAY)

/** Entries by the day on which they are due. */
export function byDay(entries: Entry[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) if (entry.due_on) days.set(entry.due_on, [...(days.get(entry.due_on) ?? []), entry])
  return days
}

/** The month, YYYY-MM, so many months from another. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The days of the weeks that a month touches, Monday first. */
export function weeksOf(month: string): string[][] {
  const first = time(`${month}-01`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY
  const end = time(`${addMonths(month, 1)}-01`)
  const weeks: string[][] = []
  for (let week = monday; week < end; week += 7 * DAY) weeks.push([0, 1, 2, 3, 4, 5, 6].map((i) => dayOf(week + i * DAY)))
  return weeks
}
