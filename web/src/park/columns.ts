/** The columns of the table of parks, in order: the same on screen and in the exported file. Pure. */
import type { Grade, LandState, Management, Maybe, Park } from '../api/types'
import type { Sortable } from '../ledger/order'

const MANAGEMENT: Management[] = ['direct', 'autonomous', 'joint']

export interface ParkColumn {
  name: 'name' | 'management' | 'parcel_count' | 'area_mu' | 'enterprise_count' | 'above_size_count' | 'output_cny' | 'tax_cny' | 'output_per_mu' | 'tax_per_mu' | 'land_state' | 'grade'
  /** Key of the unit in the header. */
  unit?: 'mu' | 'yi' | 'wan_per_mu'
  /** Decimals of a number; a column without them is words or a bar. */
  digits?: number
  /** What the column sorts by; a number is in the unit of the header. */
  value: (park: Park) => Sortable
  /** The land that a per-mu figure is over, mu. */
  over?: (park: Park) => Maybe<number>
}

const inYi = (cny: Maybe<number>) => (typeof cny === 'number' ? cny / 1e8 : null)

/** Share of one key among all amounts; null when there are none. */
export function shareOf<K extends string>(amounts: Maybe<Partial<Record<K, number>>>, key: K): number | null {
  const total = Object.values<number | undefined>(amounts ?? {}).reduce<number>((sum, n) => sum + (n ?? 0), 0)
  return total > 0 ? (amounts?.[key] ?? 0) / total : null
}

export const COLUMNS: ParkColumn[] = [
  { name: 'name', value: (p) => p.name },
  { name: 'management', value: (p) => MANAGEMENT.indexOf(p.management) },
  { name: 'parcel_count', digits: 0, value: (p) => p.parcel_count ?? null },
  { name: 'area_mu', unit: 'mu', digits: 1, value: (p) => p.area_mu ?? null },
  { name: 'enterprise_count', digits: 0, value: (p) => p.enterprise_count ?? null },
  { name: 'above_size_count', digits: 0, value: (p) => p.above_size_count ?? null },
  { name: 'output_cny', unit: 'yi', digits: 2, value: (p) => inYi(p.output_cny) },
  { name: 'tax_cny', unit: 'yi', digits: 2, value: (p) => inYi(p.tax_cny) },
  { name: 'output_per_mu', unit: 'wan_per_mu', digits: 1, value: (p) => p.output_per_mu ?? null, over: (p) => p.output_land_mu },
  { name: 'tax_per_mu', unit: 'wan_per_mu', digits: 1, value: (p) => p.tax_per_mu ?? null, over: (p) => p.tax_land_mu },
  { name: 'land_state', value: (p) => shareOf<LandState>(p.land_state_mu, 'built_used') },
  { name: 'grade', value: (p) => shareOf<Grade>(p.grade_counts, 'A') },
]
