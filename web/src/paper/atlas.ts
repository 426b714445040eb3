/** What goes into an atlas, and how many pages that makes. Pure. */
import type { Finding } from '../api/files'
import type { Outcome } from '../state/view'

export const LAYOUTS = ['pages', 'list'] as const

export interface AtlasChoice {
  outcomes: Outcome[]
  /** Rules; none is all. */
  rules: string[]
  /** A page a parcel after the map and the list, or these alone. */
  layout: (typeof LAYOUTS)[number]
  /** A map and a list for each sub-area. */
  blocks: boolean
  /** Only so many parcels, the largest; null is all. */
  first: number | null
}

/** Parcels from which on an atlas is cut by sub-areas and has no page a parcel, unless somebody chooses so. */
export const MANY_PARCELS = 60
/** Pages from which on a planner is warned. */
export const MANY_PAGES = 100

export const parcelsOf = (findings: Finding[]) => [...new Set(findings.map((one) => one.parcel_code ?? ''))]

/** The findings of the outcomes and rules that were chosen, on the largest parcels where only so many are wanted. */
export function chosenOf(findings: Finding[], choice: AtlasChoice, areaOf: (parcel_code: string) => number): Finding[] {
  const wanted = findings.filter((one) => choice.outcomes.some((outcome) => outcome === one.outcome) && (choice.rules.length === 0 || choice.rules.includes(one.rule)))
  if (choice.first === null) return wanted
  const largest = new Set(parcelsOf(wanted).sort((a, b) => areaOf(b) - areaOf(a)).slice(0, choice.first))
  return wanted.filter((one) => largest.has(one.parcel_code ?? ''))
}

export interface Section {
  /** The sub-area; empty is the whole park, or what lies in none. */
  name: string
  findings: Finding[]
}

/** The findings by sub-area, by name, those in none last; or all in one. */
export function sectionsOf(findings: Finding[], blocks: boolean, blockOf: (parcel_code: string) => string): Section[] {
  if (!blocks) return [{ name: '', findings }]
  const sections = new Map<string, Finding[]>()
  for (const one of findings) {
    const block = blockOf(one.parcel_code ?? '')
    sections.set(block, [...(sections.get(block) ?? []), one])
  }
  return [...sections].map(([name, list]) => ({ name, findings: list })).sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'zh'))
}

/** Rows of the list below the map, and on a page that follows. */
const ROWS_BELOW_MAP = 8
const ROWS = 36

/** About how many pages of A4 an atlas has: lists by their rows, a page for each parcel. */
export function pagesOf(sections: Section[], layout: AtlasChoice['layout']): number {
  const lists = sections.reduce((sum, { findings }) => sum + 1 + Math.ceil(Math.max(0, findings.length - ROWS_BELOW_MAP) / ROWS), 0)
  return lists + (layout === 'pages' ? parcelsOf(sections.flatMap((section) => section.findings)).length : 0)
}
