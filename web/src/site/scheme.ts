/** What a page shows of scenarios side by side: amounts as words, the inputs that a form has set, the bars of a tornado. Pure. */
import type { SchemeForm } from '../api/scheme-form'
import type { Checked, Compared, Inputs, ProgrammeSite, Scheme, Side, Swing } from '../api/sites'
import type { Maybe } from '../api/types'
import { decimal, NO_DATA } from '../format/format'

/** How many decimals a unit is read with. */
const DIGITS: Record<string, number> = { 'm²': 0, ratio: 3, '%': 1, 人: 0, 家: 0, person: 0, '万元/亩': 2, 'tce/万元': 4 }

/** A figure with the unit that a reader knows: yuan as 万元. */
export function figured(value: Maybe<number>, unit: string): string {
  if (unit === 'yuan' || unit === '元') return typeof value === 'number' ? decimal(value / 1e4, 1) : NO_DATA
  return decimal(value, DIGITS[unit] ?? 2)
}
export const unitShown = (unit: string) => ({ yuan: '万元', 元: '万元', ratio: '', person: '人' })[unit] ?? unit

/** The years that all means of a comparison are over; null where they differ, or there are none. */
export function sharedYears(lines: Compared[]): number[] | null {
  const [first, ...others] = lines.map(({ years }) => years).filter((years) => years.length > 0)
  return first && others.every((years) => years.join() === first.join()) ? first : null
}

/** The unit in which a number is asked for: money is typed in yuan. */
export const unitAsked = (unit: string) => (unitShown(unit) === '万元' ? '元' : unitShown(unit))

/** The inputs with one number set, or taken away where nothing is written. */
export function withNumber(inputs: Inputs, name: string, text: string): Inputs {
  const numbers = { ...inputs.numbers }
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) delete numbers[name]
  else numbers[name] = value
  return { ...inputs, numbers }
}

/** The inputs with a question answered, or left open. */
export function withAnswer(inputs: Inputs, name: string, answer: '' | 'yes' | 'no'): Inputs {
  const answers = { ...inputs.answers }
  if (answer === '') delete answers[name]
  else answers[name] = answer === 'yes'
  return { ...inputs, answers }
}

/** Costs that the zone or the developer bears, as the inputs name them. */
export const SHARED_COSTS = ['acquisition', 'compensation', 'demolition', 'relocation'] as const

/** Which of those costs the zone bears in a scheme. */
export const borneByZone = (scheme: Maybe<Scheme>): string[] =>
  SHARED_COSTS.filter((item) => scheme?.costs.some((cost) => cost.item === item && cost.payer === 'zone'))

/** The inputs with who bears the costs left to the mode, or said: at first as the mode has it. */
export function withBearer(inputs: Inputs, said: boolean, now: string[]): Inputs {
  const { zone_pays, ...rest } = inputs
  return said ? { ...rest, zone_pays: zone_pays ?? now } : rest
}

/** The inputs with one cost put on the zone, or on the developer where it was on the zone. */
export function withPaid(inputs: Inputs, item: string): Inputs {
  const paid = inputs.zone_pays ?? []
  return { ...inputs, zone_pays: SHARED_COSTS.filter((one) => (one === item) !== paid.includes(one)) }
}

/** The rows of a form by group, in the order of the table. */
export function groups(form: SchemeForm): { group: string; rows: SchemeForm['assumptions'] }[] {
  const names = [...new Set(form.assumptions.map(({ group }) => group))]
  return names.map((group) => ({ group, rows: form.assumptions.filter((row) => row.group === group) }))
}

/** What an assumption stands at where nobody set it: a placeholder of the field. */
export function placeholder(scheme: Maybe<Scheme>, name: string): string {
  const one = scheme?.assumptions.find((assumption) => assumption.name === name)
  return one?.source !== 'user' && typeof one?.value === 'number' ? String(Number(one.value.toFixed(4))) : ''
}

export interface Bar {
  name: string
  low: number
  high: number
}

/** The bars of a tornado in 万元 around what stands, the widest first. */
export function bars(side: Maybe<Side>, title: (swing: Swing) => string, most = 10): Bar[] {
  return (side?.swings ?? []).slice(0, most).map((swing) => {
    const values = swing.steps.map(({ npv_cny }) => npv_cny / 1e4)
    const base = (side?.npv_cny ?? 0) / 1e4
    return { name: title(swing), low: Math.min(base, ...values), high: Math.max(base, ...values) }
  })
}

const WEIGHT = { fail: 0, cannot_tell: 1, pass: 2, not_applicable: 3 }
/** Checks by document, those that fail first. */
export function byDocument(checks: Checked[]): { document: string; checks: Checked[] }[] {
  const documents = [...new Set(checks.map(({ document }) => document))]
  return documents.map((document) => ({ document, checks: checks.filter((one) => one.document === document).sort((a, b) => WEIGHT[a.outcome] - WEIGHT[b.outcome]) }))
}

/** How often each outcome stands in some checks. */
export const tally = (checks: Checked[]) => checks.reduce<Record<string, number>>((counts, { outcome }) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }), {})

const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

/** The phases of sites as bars on one timeline: percent of the whole span. A site that is done ends with the month of its completion. */
export function timeline(list: ProgrammeSite[]): { years: number[]; bars: { site: ProgrammeSite; phases: Stretch[]; done: Maybe<Stretch> }[] } {
  const dated = list.filter(({ phases, done_on }) => phases.length > 0 || done_on)
  if (dated.length === 0) return { years: [], bars: [] }
  const ends = dated.flatMap(({ phases, done_on }) => [...phases.flatMap(({ start, end }) => [start, end]), ...(done_on ? [done_on] : [])]).map((text) => Number(text.slice(0, 4)))
  const first = Math.min(...ends)
  const last = Math.max(...ends)
  const span = (last - first + 1) * 12
  const bar = (start: string, end: string, label: string): Stretch => ({ left: at(months(start)), width: at(months(end) + 1) - at(months(start)), label })
  const at = (month: number) => ((month - first * 12) / span) * 100
  return {
    years: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    bars: dated.map((site) => ({
      site,
      phases: site.phases.map(({ start, end, share_pct }) => bar(start, end, `${start} – ${end} · ${decimal(share_pct, 0)}%`)),
      done: site.done_on ? bar(site.done_on, site.done_on, site.done_on) : null,
    })),
  }
}

interface Stretch { left: number; width: number; label: string }
