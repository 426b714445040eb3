/** The only place where figures become words for people. Each function takes what the wire says and an absent value gives "—". */
import type { Maybe, OutputState } from '../api/types'

export const NO_DATA = '—'
export const MASKED = '●●●'

const SQUARE_METRES_PER_MU = 2000 / 3
const formats = new Map<number, Intl.NumberFormat>()

function fixed(value: number, digits: number): string {
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }))
  }
  return formats.get(digits)!.format(value)
}

/** A number with a fixed count of decimals; zero is written "0". */
export function decimal(value: Maybe<number>, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_DATA
  return value === 0 ? '0' : fixed(value, digits)
}

export const count = (value: Maybe<number>) => decimal(value, 0)
/** An area that is already in mu. */
export const mu = (area_mu: Maybe<number>) => decimal(area_mu, 1)
/** An area in square metres, as mu. */
export const m2AsMu = (area_m2: Maybe<number>) => mu(typeof area_m2 === 'number' ? area_m2 / SQUARE_METRES_PER_MU : null)
/** Square metres as such. */
export const m2 = (area_m2: Maybe<number>) => decimal(area_m2, 0)
/** Yuan as 万元. */
export const wan = (cny: Maybe<number>) => decimal(typeof cny === 'number' ? cny / 1e4 : null, 1)
/** Yuan as 亿元. */
export const yi = (cny: Maybe<number>) => decimal(typeof cny === 'number' ? cny / 1e8 : null, 2)
/** A per-mu value in 万元/亩. */
export const perMu = (value: Maybe<number>) => decimal(value, 1)
export const ratio = (value: Maybe<number>) => decimal(value, 2)
/** A share from 0 to 1 as percent. */
export const percent = (share: Maybe<number>, digits = 1) =>
  typeof share === 'number' && Number.isFinite(share) ? `${decimal(share * 100, digits)}%` : NO_DATA

/** A date as the calendar day it names, a moment as its day in China. */
export function day(date: Maybe<string>): string {
  if (!date) return NO_DATA
  return date.length > 10 ? minute(date).slice(0, 10) : date
}

/** The one clock of the page: that of China, wherever somebody reads. */
const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** A moment to the minute. */
export const minute = (at: string | Date) => china.format(new Date(at))

/** The calendar day now, YYYY-MM-DD. */
export const today = (now = new Date()) => minute(now).slice(0, 10)

/** A date as a document is signed with it. */
export function longDay(date: Maybe<string>, lang: string): string {
  const [year, month, dayOfMonth] = day(date).split('-').map(Number)
  return lang === 'en' || !dayOfMonth ? day(date) : `${year}年${month}月${dayOfMonth}日`
}

/** A value that may not be seen, is known in part alone, is below size, does not apply, is missing, or is there. */
export function stated(value: Maybe<number>, state: Maybe<OutputState>, say: (key: string) => string, masked = false): string {
  if (masked) return MASKED
  if (state === 'partly' || state === 'below_size' || state === 'not_applicable') return say(`gap.${state}`)
  return perMu(value)
}

/** An amount in 万元; of a part it says so, and one that is not there says why where that is known. */
export function amount(cny: Maybe<number>, state: Maybe<OutputState>, say: (key: string) => string): string {
  if (cny === null || cny === undefined) return stated(null, state, say)
  return state === 'partly' ? `${wan(cny)} ${say('gap.partly')}` : wan(cny)
}

/** Anything of the file whose kind the page does not know: booleans as words, numbers with separators, texts as they are. */
export function plain(value: unknown, say: (key: string) => string): string {
  if (value === null || value === undefined || value === '') return NO_DATA
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (typeof value === 'number') return decimal(value, Number.isInteger(value) ? 0 : 2)
  return String(value)
}

/** A unit behind a figure: one that begins with a number is a factor of it. */
export const unitBehind = (figure: string, unit: string) => (/\d$/.test(figure) && /^\d/.test(unit) ? `× ${unit}` : unit)
/** A figure with its unit behind it. */
export const withUnit = (figure: string, unit: string) => `${figure} ${unitBehind(figure, unit)}`.trim()

/** Units as the wire names them, and as the words of the page do; a count has none. */
const UNITS: Record<string, string> = { count: '', person: 'person', 'm²': 'm2', 'm³': 'm3', tce: 'tce', kWh: 'kwh', t: 't' }

/** A figure with its unit in the words of the reader: money in 万元, land in mu, a ratio in percent. */
export function measured(value: unknown, unit: Maybe<string>, { say, unitOf }: { say: (key: string) => string; unitOf: (unit: Maybe<string>) => string }): string {
  if (unit === 'ratio') return percent(value as Maybe<number>)
  if (unit === 'yuan') return withUnit(wan(value as Maybe<number>), say('unit.wan'))
  if (unit === 'mu') return `${mu(value as Maybe<number>)} ${say('unit.mu')}`
  const word = UNITS[unit ?? '']
  return withUnit(plain(value, say), word === undefined ? unitOf(unit) : word && say(`unit.${word}`))
}

/** A parcel code in the groups of GB/T 37346: county, cadastral zone, kind, number. */
export function parcelCode(code: string): string {
  const parts = /^(\d{6})(\d{6})([GJZ][A-Z]\d{5})(.*)$/.exec(code)
  return parts ? parts.slice(1).filter(Boolean).join(' ') : code
}

/** Codes of parcels as somebody writes them, with blanks, commas or lines between, each once. */
export const codesOf = (text: string) => [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]
