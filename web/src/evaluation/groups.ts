/** The table by park, industry or track: its rows in order, and its columns. Pure. */
import type { GroupShare, Statistics } from '../api/evaluations'
import type { Maybe } from '../api/types'
import { inOrder, type Sortable } from '../ledger/order'
import { GROUPS, type View } from '../state/view'

type Group = View['group']

export interface GroupColumn {
  name: 'subjects' | 'land_mu' | 'output_cny' | 'tax_cny' | 'output_per_mu' | 'tax_per_mu' | 'mean_score'
  unit?: 'mu' | 'yi' | 'wan_per_mu'
  digits: number
  value: (group: GroupShare) => Maybe<number>
}

const inYi = (cny: Maybe<number>) => (typeof cny === 'number' ? cny / 1e8 : null)

export const COLUMNS: GroupColumn[] = [
  { name: 'subjects', digits: 0, value: (g) => g.subjects },
  { name: 'land_mu', unit: 'mu', digits: 1, value: (g) => g.land_mu },
  { name: 'output_cny', unit: 'yi', digits: 2, value: (g) => inYi(g.output_cny) },
  { name: 'tax_cny', unit: 'yi', digits: 2, value: (g) => inYi(g.tax_cny) },
  { name: 'output_per_mu', unit: 'wan_per_mu', digits: 1, value: (g) => g.output_per_mu },
  { name: 'tax_per_mu', unit: 'wan_per_mu', digits: 1, value: (g) => g.tax_per_mu },
  { name: 'mean_score', digits: 1, value: (g) => g.mean_score },
]

export const groupsOf = (statistics: Statistics, group: Group): GroupShare[] =>
  ({ park: statistics.parks, industry: statistics.industries, track: statistics.tracks })[group] ?? []

/** What is no smaller than a park is not grouped by parks. */
const WHOLE = ['park', 'industry', 'zone']

/** The groups that a run has of a kind of subject. */
export const offeredGroups = (statistics: Statistics): Group[] =>
  GROUPS.filter((group) => groupsOf(statistics, group).length > 0 && (group !== 'park' || !WHOLE.includes(statistics.kind)))

/** A sorted copy; by share of the best grade, by a figure, or by name. */
export function sortedGroups(groups: GroupShare[], sort: string, best: string, name: (key: string) => string): GroupShare[] {
  const by = sort.replace(/^-/, '')
  const column = COLUMNS.find((one) => one.name === by)
  const value = (group: GroupShare): Sortable => {
    if (column) return column.value(group) ?? null
    return by === 'grade' ? (group.grades[best] ?? 0) / Math.max(1, group.subjects) : name(group.key)
  }
  return inOrder(groups, sort.startsWith('-'), value, (group) => group.key)
}
