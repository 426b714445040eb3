import type { Parcel } from '../api/types'
import { bandKey, type Band, type Edges } from '../map/bands'
import type { Metric } from '../state/view'

export interface Tally {
  band: Band
  count: number
  area_mu: number
  /** Share of the area, 0 to 1. */
  share: number
}

/** Counts parcels and mu a band. Bands that say "in part" or "not applicable" are left out when nothing falls into them. */
export function tally(parcels: Parcel[], bands: Band[], metric: Metric, edges: Edges): Tally[] {
  const rows = new Map(bands.map((band) => [band.key, { band, count: 0, area_mu: 0, share: 0 }]))
  let total = 0
  for (const parcel of parcels) {
    const row = rows.get(bandKey(parcel, metric, edges))
    if (!row) continue
    row.count += 1
    row.area_mu += parcel.area_mu ?? 0
    total += parcel.area_mu ?? 0
  }
  return [...rows.values()]
    .filter((row) => row.count > 0 || !['partly', 'not_applicable'].includes(row.band.key))
    .map((row) => ({ ...row, share: total > 0 ? row.area_mu / total : 0 }))
}

/** From this share on, parcels with a value have one colour. */
const ONE_COLOUR = 0.95

/** The range that holds nearly all values, or where there are none the largest of the gaps; null when the colours differ. The share is of those counted. */
export function sameness(rows: Tally[]): { band: Band; share: number } | null {
  const valued = rows.filter((row) => !row.band.gap && row.count > 0)
  const counted = valued.length > 0 ? valued : rows.filter((row) => row.count > 0)
  const total = counted.reduce((sum, row) => sum + row.count, 0)
  const [most] = [...counted].sort((a, b) => b.count - a.count)
  if (!most || (!most.band.gap && most.count / total < ONE_COLOUR)) return null
  return { band: most.band, share: most.count / total }
}
