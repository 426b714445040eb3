/** The columns of the ledger, in order: the same on screen and in the exported file. */
import type { Maybe, Parcel } from '../api/types'
import * as format from '../format/format'

export type Say = (key: string, named?: Record<string, unknown>) => string

export interface Column {
  name: keyof Parcel
  /** Width in pixels. */
  width: number
  numeric?: boolean
  /** Key of the unit in the header. */
  unit?: 'mu' | 'wan_per_mu' | 'wan'
  /** The cell as text; scores are written as the policy of their run shows them. */
  cell: (parcel: Parcel, say: Say, score: (score: Maybe<number>) => string) => string
}

const named = (prefix: string, value: string | null | undefined, say: Say) => (value ? say(`${prefix}.${value}`) : format.NO_DATA)
const masked = (parcel: Parcel, name: keyof Parcel) => parcel.masked?.includes(name) ?? false

export const COLUMNS: Column[] = [
  { name: 'parcel_code', width: 184, cell: (p) => p.parcel_code },
  { name: 'owner_name', width: 196, cell: (p) => (masked(p, 'owner_name') ? format.MASKED : p.owner_name || format.NO_DATA) },
  { name: 'park_name', width: 112, cell: (p) => p.park_name || format.NO_DATA },
  { name: 'subarea', width: 84, cell: (p) => p.subarea || format.NO_DATA },
  { name: 'area_mu', width: 84, numeric: true, unit: 'mu', cell: (p) => format.mu(p.area_mu) },
  { name: 'floor_area_ratio', width: 76, numeric: true, cell: (p) => format.ratio(p.floor_area_ratio) },
  {
    name: 'output_per_mu', width: 128, numeric: true, unit: 'wan_per_mu',
    cell: (p, say) => format.stated(p.output_per_mu, p.output_state, say, masked(p, 'output_per_mu')),
  },
  {
    name: 'tax_per_mu', width: 128, numeric: true, unit: 'wan_per_mu',
    cell: (p, say) => format.stated(p.tax_per_mu, p.tax_state, say, masked(p, 'tax_per_mu')),
  },
  { name: 'score', width: 72, numeric: true, cell: (p, _, score) => score(p.score) },
  { name: 'grade', width: 88, cell: (p, say) => (p.grade && p.grade !== 'not_graded' ? p.grade : say('grade.not_graded')) },
  { name: 'land_state', width: 96, cell: (p, say) => named('land_state', p.land_state, say) },
  { name: 'enterprise_count', width: 72, numeric: true, cell: (p) => format.count(p.enterprise_count) },
  { name: 'findings', width: 150, cell: (p, say) => findingsOf(p).map((rule) => say(`rule.${rule}`)).join(say('text.list')) || format.NO_DATA },
]

/** The rules that a parcel meets or is suspected of. */
export function findingsOf(parcel: Pick<Parcel, 'findings'>): string[] {
  return parcel.findings ?? []
}
