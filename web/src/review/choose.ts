/** What the review shows and sends: pure. */
import type { CaseBody, CaseRecord, CaseTransition, Check, FrozenCase, LackingYears, Named, Opinion, ReviewSettings } from '../api/review'
import type { Phrase } from '../api/types'
import type { Plan } from '../site/usePlans'

/** Moves that the sections of a case make themselves; the form of moves offers the others. */
export const IN_SECTIONS = ['fill', 'attach', 'detach', 'consent', 'promise', 'answer', 'take_scenario', 'take_parcels']

/** What somebody has typed for a move; lists are lines. */
export interface Typed {
  document_no: string
  document_on: string
  signer: string
  file_id: number | null
  note: string
  department: string
  opinion: string
  text: string
  items: string
  conditions: string
  milestone: string
  reason: string
  known: boolean
}

export const untyped = (today: string): Typed => ({
  document_no: '', document_on: today, signer: '', file_id: null, note: '', department: '', opinion: '', text: '', items: '', conditions: '', milestone: '', reason: '', known: false,
})

export type Asked = 'document_no' | 'document_on' | 'signer' | 'file_id' | 'note' | 'opinion' | 'items' | 'conditions' | 'milestone'
const ORDER: Asked[] = ['document_on', 'opinion', 'milestone', 'document_no', 'signer', 'items', 'conditions', 'file_id', 'note']

/** The fields that a move asks for, in the order of the form, and whether each must be filled. */
export function fieldsOf(move: CaseTransition): { name: Asked; needed: boolean }[] {
  const demands = move.demands ?? []
  return ORDER.filter((name) => demands.includes(name) || (move.optional ?? []).includes(name)).map((name) => ({ name, needed: demands.includes(name) }))
}

/** The scheme that a case shows, with the name and revision of the scenario that it is of: as it was frozen, else as of now. */
export function planOf(record: Pick<CaseRecord, 'frozen' | 'current' | 'scenario_id'>): Plan {
  const rests = record.frozen[0]?.case ?? record.current
  return {
    id: 'case', scenario_id: record.scenario_id, revision: rests.scenario_revision, name: rests.scenario_name, made_by: '', inputs: {}, scheme: rests.figures ?? null, problem: null, changed: false, refused: 0,
  }
}

/** Lines without blanks, and without empty ones. */
export const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** What a move sends: what it asks for and was filled in. */
export function bodyOf(move: CaseTransition, typed: Typed): CaseBody {
  const body: CaseBody = {}
  for (const { name } of fieldsOf(move)) {
    if (name === 'opinion') body.opinion = opinionOf(move, typed)
    else if (name === 'file_id') {
      if (typed.file_id !== null) body.file_id = typed.file_id
    } else if (name === 'items' || name === 'conditions') {
      if (lines(typed[name]).length) body[name] = lines(typed[name])
    } else if (typed[name]) body[name] = typed[name]
  }
  return body
}

/** Whether a move demands something, or may bring it. */
export const takes = (move: CaseTransition, name: string) => [...(move.demands ?? []), ...(move.optional ?? [])].includes(name)

/** The name of a check, by which it is acknowledged. */
export const checkName = (one: Pick<Check, 'document' | 'check'>) => `${one.document}/${one.check}`

/** Checks that fail or cannot be told, those that fail first. */
export const notPassing = (checks: Check[]) => (['fail', 'cannot_tell'] as const).flatMap((outcome) => checks.filter((one) => one.outcome === outcome))

/** What a move rests on: what the page shows of the case, with the checks that do not pass where they must be acknowledged. */
export function restsOf(move: CaseTransition, record: Pick<CaseRecord, 'current' | 'rests'>, typed: Typed): CaseBody {
  if (!takes(move, 'seen')) return {}
  const body: CaseBody = { seen: record.rests }
  const names = takes(move, 'acknowledged') && typed.known ? notPassing(record.current.figures?.checks ?? []).map(checkName) : []
  if (names.length) body.acknowledged = names
  if (names.length && typed.reason.trim()) body.reason = typed.reason.trim()
  return body
}

function opinionOf(move: CaseTransition, typed: Typed): Opinion {
  const opinion: Opinion = { department: typed.department, opinion: move.name === 'lapse' ? 'lapsed' : typed.opinion }
  if (typed.text.trim()) opinion.text = typed.text.trim()
  if (typed.file_id !== null) opinion.file_id = typed.file_id
  if (opinion.opinion === 'return') opinion.items = lines(typed.items)
  if (opinion.opinion === 'agree_with_conditions') opinion.conditions = lines(typed.conditions)
  return opinion
}

/** Years as a span where they follow on each other, else joined. */
export const spanOf = (years: number[], list: string) => (years.length > 1 && years.at(-1)! - years[0]! === years.length - 1 ? `${years[0]}–${years.at(-1)}` : years.join(list))

/** Which years have no figure, from a year on. */
export const lackingFrom = (actuals: CaseRecord['actuals'], from: number): LackingYears[] =>
  actuals.lacking.map((one) => ({ ...one, years: one.years.filter((year) => year >= from) })).filter((one) => one.years.length > 0)

/** A department as it is typed. */
export interface DepartmentRow {
  name: string
  zh: string
  en: string
}

/** The departments that were typed, without empty lines. */
export const departmentsOf = (rows: DepartmentRow[]): Named[] => rows.filter((row) => row.name || row.zh).map(({ name, zh, en }) => ({ name, title: { zh, en } }))

/** A share as a percentage with two decimals, as it is shown. */
const percentOf = (share: number): number => Math.round(share * 1e4) / 100

/** Settings as they are typed: the share in percent, departments a row each. */
export interface TypedSettings {
  numbers: Pick<ReviewSettings, 'consent_by' | 'opinion_days' | 'correction_days' | 'again_years'>
  percent: number
  rows: DepartmentRow[]
}

/** Settings as a form begins with them. */
export const typedOf = ({ consent_by, opinion_days, correction_days, again_years, consent_share, departments }: ReviewSettings): TypedSettings => ({
  numbers: { consent_by, opinion_days, correction_days, again_years },
  percent: percentOf(consent_share),
  rows: departments.map(({ name, title }) => ({ name, zh: title.zh, en: title.en })),
})

/** What was typed as settings; a share that nobody typed stays what it was, of which the form shows two decimals. */
export const settingsOf = ({ numbers, percent, rows }: TypedSettings, begun: ReviewSettings): Omit<ReviewSettings, 'version'> => ({
  ...numbers,
  consent_share: percent === percentOf(begun.consent_share) ? begun.consent_share : percent / 100,
  departments: departmentsOf(rows),
})

/** Settings in a line, for who finds that others were saved meanwhile. */
export function settingsText(set: ReviewSettings, say: (key: string, named?: Record<string, unknown>) => string, either: (phrase: Phrase) => string): string {
  const departments = set.departments.map((one) => either(one.title)).join(say('text.list'))
  return say('review.settings_as', { opinion: set.opinion_days, correction: set.correction_days, again: set.again_years, share: percentOf(set.consent_share), by: say(`review.by_${set.consent_by}`), departments })
}

/** Every revision of the scenarios of a site that are in use, the newest first, but the one that a case has. */
export function revisionsOf(scenarios: { scenario_id: number; revision: number; name: string; dropped: boolean }[], had: { scenario_id: number; scenario_revision: number }): { scenario_id: number; revision: number; name: string }[] {
  const all = scenarios.filter((one) => !one.dropped).flatMap(({ scenario_id, name, revision }) => Array.from({ length: revision }, (_, i) => ({ scenario_id, name, revision: revision - i })))
  return all.filter((one) => one.scenario_id !== had.scenario_id || one.revision !== had.scenario_revision)
}

/** The parcels of a case in force: in place of one that is not, those that it became. */
export function inForceNow(codes: string[], changes: CaseRecord['ground']['changes']): string[] {
  const became = new Map(changes.map((one) => [one.parcel_code, (one.became ?? []).map(({ parcel_code }) => parcel_code)]))
  return [...new Set(codes.flatMap((code) => became.get(code) ?? [code]))]
}

/** The board: a row a department that is asked, with its opinion of each round, and whether it is awaited in this one. */
export function boardOf(record: Pick<CaseRecord, 'asked' | 'opinions' | 'pending' | 'round' | 'state'>): { department: string; rounds: (Opinion | null)[]; pending: boolean }[] {
  return (record.asked ?? []).map((department) => ({
    department,
    rounds: Array.from({ length: record.round }, (_, i) => (record.opinions ?? []).findLast((one) => one.department === department && one.round === i + 1) ?? null),
    pending: record.state === 'in_review' && record.pending.includes(department) && !(record.opinions ?? []).some((one) => one.department === department && one.round === record.round),
  }))
}

/** Fields whose frozen value is not the present one, and the others. */
export function againstNow(frozen: FrozenCase, now: FrozenCase): { name: string; frozen: string; now: string; moved: boolean }[] {
  const names = [...new Set([...Object.keys(frozen.fields ?? {}), ...Object.keys(now.fields ?? {})])].sort()
  return names.map((name) => {
    const [was, is] = [frozen.fields?.[name] ?? '', now.fields?.[name] ?? '']
    return { name, frozen: was, now: is, moved: was !== is }
  })
}

/** The address of an applicant's link; what stands after # never leaves the browser. */
export const caseAddress = (origin: string, token: string) => `${origin}/#case=${token}`
