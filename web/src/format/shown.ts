/** Scores, points and values as a policy shows them. Nothing is computed with what is shown. Pure. */
import type { Maybe } from '../api/types'
import { decimal } from './format'

/** How a number is written: its decimals, and what becomes of those behind them. */
export interface ShownAs {
  digits: number
  mode?: 'half_up' | 'floor' | 'ceil' | 'truncate'
}

/** What a policy says of rounding, as far as it is shown. */
export interface Rounding {
  total?: { digits?: number }
  display?: { value?: ShownAs; item?: ShownAs; total?: ShownAs }
}

const MODES = { half_up: 'halfExpand', floor: 'floor', ceil: 'ceil', truncate: 'trunc' } as const
/** The decimals of the score where a policy does not say. */
const TOTAL_DIGITS = 2

const formats = new Map<string, Intl.NumberFormat>()

function formatOf({ digits, mode = 'half_up' }: ShownAs): Intl.NumberFormat {
  const key = `${digits} ${mode}`
  if (!formats.has(key)) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: MODES[mode], signDisplay: 'negative' }
    formats.set(key, new Intl.NumberFormat('en-US', options as Intl.NumberFormatOptions))
  }
  return formats.get(key)!
}

/** A number as a policy shows it, else with so many decimals. It is rounded as it is written: 1.15 is not the 1.1499… that computers hold. */
export function shownText(value: Maybe<number>, as: Maybe<ShownAs>, digits: number): string {
  if (!as || typeof value !== 'number' || !Number.isFinite(value)) return decimal(value, digits)
  return formatOf(as).format(String(value) as unknown as number)
}

/** How a run shows its numbers: scores as they are kept, points and values with so many decimals where its policy says nothing. */
export interface Shows {
  score: (value: Maybe<number>) => string
  points: (value: Maybe<number>, digits?: number) => string
  value: (value: Maybe<number>) => string
}

export function showsOf(rounding: Maybe<Rounding>): Shows {
  const { value, item, total } = rounding?.display ?? {}
  return {
    score: (score) => shownText(score, total, rounding?.total?.digits ?? TOTAL_DIGITS),
    points: (points, digits = 2) => shownText(points, item, digits),
    value: (one) => shownText(one, value, 2),
  }
}
