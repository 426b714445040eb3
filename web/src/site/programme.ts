/** The lines of the table of a programme. Pure. */
import type { Achieved, Amounts, Programme } from '../api/sites'
import type { Maybe } from '../api/types'
import { decimal, NO_DATA } from '../format/format'

export interface Line {
  key: string
  year: number
  park: string
  stage: 'planned' | 'under_way' | 'done'
  amounts: Amounts
  unknown: number
}

const STAGES = ['done', 'under_way', 'planned'] as const
const known = (amounts: Amounts) => Object.values(amounts).some((value: Maybe<number>) => value != null)

/** The amounts of a programme as they are shown: of so many units each. */
export const AMOUNTS = [
  { name: 'area_mu', percent: 'area_pct', unit: 'mu', by: 1, digits: 1 }, { name: 'gained_floor_m2', percent: 'gained_floor_pct', unit: 'm2', by: 1, digits: 0 },
  { name: 'investment_cny', percent: 'investment_pct', unit: 'wan', by: 1e4, digits: 0 }, { name: 'tax_cny', percent: 'tax_pct', unit: 'wan', by: 1e4, digits: 0 },
] as const satisfies { name: keyof Amounts; percent: keyof Achieved['percent']; unit: string; by: number; digits: number }[]
export const shown = (amounts: Amounts, { name, by, digits }: (typeof AMOUNTS)[number]) => (amounts[name] == null ? NO_DATA : decimal(amounts[name]! / by, digits))

/** The amounts that read otherwise by the data of today than in a decision. */
export const differing = (then: Amounts, now: Amounts) =>
  AMOUNTS.map((amount) => ({ name: amount.name, then: shown(then, amount), now: shown(now, amount) })).filter((one) => one.then !== one.now)

/** Year by year: what is done, under way and planned in each park. */
export function lines({ years }: Programme, park: (code: Maybe<string>) => string): Line[] {
  return years.flatMap((one) =>
    STAGES.filter((stage) => known(one[stage])).map((stage) => ({ key: `${one.year}-${one.park_code ?? ''}-${stage}`, year: one.year, park: park(one.park_code), stage, amounts: one[stage], unknown: one.unknown })))
}
