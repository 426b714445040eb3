/** The ledger of findings (处置台账), spelled as on the wire. */
import { ask, get, post, upload, url, type Answer } from './client'
import type { Finding } from './files'
import type { Procedure, TimeSpan } from './procedure'
import type { Promised } from './promises'
import { zonePath } from './permu'
import type { Maybe, Phrase } from './types'

export interface Entry {
  entry_id: number
  track: string
  rule: string
  rule_title: Phrase
  uscc: Maybe<string>
  parcel_code: string
  park_code: Maybe<string>
  park_name: Maybe<string>
  owner_name: Maybe<string>
  area_m2: number
  area_mu: number
  suggested_mode: string
  start_due_on: Maybe<string>
  extended_by: Maybe<string>
  commitment_id: Maybe<string>
  opened_on: string
  last_run_id: number
  unsupported_run_id: Maybe<number>
  became: string[]
  cancelled_on: Maybe<string>
  cancelled_by: Maybe<string>
  /** The cause of idleness on the parcel's record, and whether the ledger has another. */
  recorded_cause: Maybe<string>
  causes_differ: boolean
  version: number
  state: string
  cause: Maybe<string>
  ground: Maybe<string>
  recorded: Record<string, string>
  mode: Maybe<string>
  due_on: Maybe<string>
  clock: Maybe<string>
  proposed_by: Maybe<string>
  former_state: Maybe<string>
  disposed_m2: number
  assignee: Maybe<string>
  unit: Maybe<string>
  next_step: Maybe<string>
  /** The moves by which the procedure goes on, whoever may make them. */
  next_moves: string[]
  note: Maybe<string>
  changed_at: string
  changed_by: string
  last_move: string
}

export interface Step {
  version: number
  move: string
  from_state: string
  to_state: string
  document_no: Maybe<string>
  document_on: Maybe<string>
  signer: Maybe<string>
  file_id: Maybe<number>
  cause: Maybe<string>
  ground: Maybe<string>
  mode: Maybe<string>
  until_on: Maybe<string>
  disposed_m2: Maybe<number>
  due_on: Maybe<string>
  clock: Maybe<string>
  arithmetic: Phrase[]
  assignee: Maybe<string>
  unit: Maybe<string>
  next_step: Maybe<string>
  note: Maybe<string>
  by: string
  at: string
}

export interface EntryFile {
  file_id: number
  name: string
  media_type: string
  sha256: string
  bytes: number
  added_by: string
  added_at: string
}

/** An entry with all that is on record of it, and what can be done with it now. */
export interface EntryRecord {
  entry: Entry
  steps: Step[]
  files: EntryFile[]
  finding: Maybe<Finding>
  promise: Maybe<Promised>
  moves: string[]
  modes: string[]
}

export interface MoveRequest {
  move: string
  version?: number
  document_no?: string
  document_on?: string
  signer?: string
  file_id?: number
  cause?: string
  ground?: string
  mode?: string
  until_on?: string
  disposed_m2?: number
  deadline?: TimeSpan
  assignee?: string
  unit?: string
  next_step?: string
  note?: string
}

/** Which entries are asked for; what is empty does not choose. */
export interface LedgerQuery {
  state?: string[]
  park_code?: string
  rule?: string[]
  track?: string
  assignee?: string
  parcel_code?: string
  due_from?: string
  due_before?: string
  open?: string
  overdue?: string
  soon?: string
}

/** The day by which deadlines are judged, and how many days are soon. */
interface DueDay {
  today: string
  soon_days: number
}

export interface LedgerPage extends DueDay {
  entries: Entry[]
  next?: string
}

export interface StateCount {
  track: string
  state: string
  count: number
  area_mu: number
  overdue: number
  soon: number
}

export interface Board extends DueDay {
  states: StateCount[]
  /** The land of all of them, each parcel once; a state counts a parcel with each of its entries. */
  parcels: number
  area_mu: number
}

export interface Bell extends DueDay {
  overdue: number
  soon: number
  first: Entry[]
  /** Cases of review that are overdue, and due soon. */
  cases_overdue: number
  cases_soon: number
  /** Promises whose day has passed and that are not kept, and those whose day is near. */
  promises_overdue: number
  promises_soon: number
}

export interface Holiday {
  day: string
  kind: 'holiday' | 'workday'
  name: string
}

/** What a table of holidays changed. */
export interface HolidayImport {
  days: Holiday[]
  removed: Holiday[]
}

const ledger = (zone: string) => `${zonePath(zone)}/ledger`
const entryPath = (zone: string, id: number) => `${ledger(zone)}/${id}`
const asked = (query: LedgerQuery): Record<string, string | string[] | undefined> => ({ ...query })

export const disposal = {
  procedure: () => get<Procedure>('/api/v1/ledger/procedure'),
  entries: (zone: string, query: LedgerQuery, limit: number, after = '', signal?: AbortSignal): Promise<Answer<LedgerPage>> =>
    get<LedgerPage>(url(ledger(zone), { ...asked(query), limit, after }), signal),
  board: (zone: string, query: LedgerQuery, signal?: AbortSignal) => get<Board>(url(`${ledger(zone)}/board`, asked(query)), signal),
  bell: (zone: string) => get<Bell>(`${ledger(zone)}/bell`),
  record: (zone: string, id: number, signal?: AbortSignal) => get<EntryRecord>(entryPath(zone, id), signal),
  move: (zone: string, id: number, move: MoveRequest) => post<EntryRecord>(`${entryPath(zone, id)}/moves`, move),
  moveAll: (zone: string, entries: { entry_id: number; version: number }[], move: MoveRequest) => post<Entry[]>(`${ledger(zone)}/moves`, { entries, ...move }),
  addFile: (zone: string, id: number, file: File) => upload<EntryFile>(`${entryPath(zone, id)}/files`, file),
  holidays: (zone: string) => get<Holiday[]>(`${zonePath(zone)}/holidays`),
  importHolidays: (zone: string, file: File) =>
    ask<HolidayImport>(`${zonePath(zone)}/holidays`, { method: 'PUT', headers: { 'Content-Type': 'text/csv' }, body: file }),
}

/** The address of a file of an entry, to be saved. */
export const filePath = (zone: string, id: number, file_id: number) => `${entryPath(zone, id)}/files/${file_id}`

/** The address of the shown entries as an XLSX file. */
export const bookPath = (zone: string, query: LedgerQuery, lang: string) => url(`${zonePath(zone)}/ledger.xlsx`, { ...asked(query), lang })
