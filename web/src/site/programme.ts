/** The lines of the table of a programme. Pure. */
import type { Amounts, Programme } from '../api/sites'
import type { Maybe } from '../api/types'

export interface Line {
  key: string
  year: number
  park: string
  stage: 'planned' | 'under_way' | 'done' | 'target'
  amounts: Amounts
  unknown: number
}

const STAGES = ['done', 'under_way', 'planned'] as const
const known = (amounts: Amounts) => Object.values(amounts).some((value: Maybe<number>) => value != null)

/** Year by year: what is done, under way and planned in each park, then the target of the year. */
export function lines({ years, targets }: Programme, park: (code: Maybe<string>) => string): Line[] {
  const all = [...new Set([...years, ...targets].map(({ year }) => year))].sort((a, b) => a - b)
  return all.flatMap((year) => [
    ...years.filter((one) => one.year === year).flatMap((one) =>
      STAGES.filter((stage) => known(one[stage])).map((stage) => ({ key: `${year}-${one.park_code ?? ''}-${stage}`, year, park: park(one.park_code), stage, amounts: one[stage], unknown: one.unknown }))),
    ...targets.filter((one) => one.year === year).map(({ area_mu, gained_floor_m2, investment_cny, tax_cny }) =>
      ({ key: `${year}-target`, year, park: '', stage: 'target' as const, amounts: { area_mu, gained_floor_m2, investment_cny, tax_cny }, unknown: 0 })),
  ])
}
