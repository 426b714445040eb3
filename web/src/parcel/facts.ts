/** Which fields of a parcel's title the file shows, in order, and how each is written. Pure. */
import type { ParcelTitle } from '../api/files'
import { day, m2AsMu, NO_DATA, percent, plain, wan } from '../format/format'
import type { Say } from '../ledger/columns'

export interface Fact {
  name: string
  value: string
}

const TEXTS = [
  'certificate_no', 'owner_name', 'owner_uscc', 'user_name', 'address', 'tenure', 'supply_method', 'land_use_code', 'planned_use_code', 'far_min',
  'far_max', 'floor_area_m2', 'footprint_m2', 'developable_area_m2', 'developed_area_m2', 'contract_no', 'price_cny', 'agreed_investment_cny',
  'invested_cny', 'idle_cause', 'mortgaged', 'sealed', 'source_file',
]
const DATES = [
  'handed_over_on', 'agreed_start_on', 'actual_start_on', 'suspended_on', 'agreed_completion_on', 'actual_completion_on', 'term_ends_on', 'valid_from',
]
const CHOICES = new Set(['tenure', 'supply_method', 'idle_cause'])

function text(name: string, value: unknown, say: Say): string {
  if (CHOICES.has(name)) return say(`choice.${String(value)}`)
  if (name === 'land_use_code' || name === 'planned_use_code') return say(`land_use.${String(value)}`)
  return name.endsWith('_cny') ? wan(value as number) : plain(value, say)
}

const known = (title: ParcelTitle, names: string[]) => names.filter((name) => title[name] !== null && title[name] !== undefined && title[name] !== '')

/** Title area, measured area and how far they differ: both always stand, even when one is missing. */
export function areaFacts(title: ParcelTitle, say: Say): Fact[] {
  const paper = typeof title.title_area_m2 === 'number' ? title.title_area_m2 : null
  const measured = typeof title.area_m2 === 'number' ? title.area_m2 : null
  const area = (m2: number | null) => (m2 === null ? NO_DATA : say('text.with_unit', { text: `${m2AsMu(m2)} ${say('unit.mu')}`, unit: `${plain(Math.round(m2), say)} ${say('unit.m2')}` }))
  return [
    { name: say('file.title_area'), value: area(paper) },
    { name: say('file.measured_area'), value: area(measured) },
    { name: say('file.difference'), value: paper && measured !== null ? percent((measured - paper) / paper) : NO_DATA },
  ]
}

/** What is known of the title. */
export function titleFacts(title: ParcelTitle, say: Say): Fact[] {
  return known(title, TEXTS).map((name) => ({ name: say(`field.${name}`), value: text(name, title[name], say) }))
}

/** The dates that are known. */
export function dateFacts(title: ParcelTitle, say: Say): Fact[] {
  return known(title, DATES).map((name) => ({ name: say(`field.${name}`), value: day(title[name] as string) }))
}
