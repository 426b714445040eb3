/** Finding land: what is asked, what fits, and what a person has saved, spelled as on the wire. */
import { get, post, send, url } from './client'
import { zonePath } from './permu'
import type { Reason } from './promises'
import type { Maybe, Phrase } from './types'

export const FITS = ['fits', 'nearly', 'unknown'] as const
export type Fit = (typeof FITS)[number]

export interface Conditions {
  area_min?: number
  area_max?: number
  parks?: string[]
  subareas?: string[]
  far_min?: number
  clear?: boolean
  free_months?: number
  land_state?: string[]
  industrial?: boolean
  findings?: string[]
  /** lon,lat pairs parted by spaces */
  near?: string
  within_m?: number
  spare_m2?: number
}

export interface LandHit {
  parcel_code: string
  park_code: string
  park_name: string
  subarea: string
  owner_name: string
  area_mu: number
  allowed_far: Maybe<number>
  land_state: string
  free_on: Maybe<string>
  distance_m: Maybe<number>
  spare_m2: Maybe<number>
  fit: Fit
  score: number
  of: number
  parts: { condition: string; fit: Fit; points: number; why: Phrase }[]
  for: Reason[]
  against: Reason[]
  unknown: Reason[]
}

/** Parcels that touch and together have the area asked for. */
export interface LandGroup {
  parcel_codes: string[]
  area_mu: number
  park_names: string[]
  fit: Fit
  optimal: boolean
  gap_percent: Maybe<number>
  reasons: Reason[]
}

export interface LandFound {
  zone_code: string
  run_id: number
  year: number
  day: string
  counts: Partial<Record<Fit, number>>
  total: number
  total_spare: number
  parcels: LandHit[]
  groups: LandGroup[]
  spare: LandHit[]
}

export interface LandSearch {
  search_id: number
  name: string
  conditions: Conditions
  saved_at: string
  looked_at: string
  fits: number
  fresh: string[]
}

export const landPath = (zone: string) => `${zonePath(zone)}/land`
const searches = (zone: string) => `${zonePath(zone)}/land-searches`

export const landAsked = {
  find: (zone: string, query: string, run_id: string, signal?: AbortSignal) => get<LandFound>(url(landPath(zone), { ...Object.fromEntries(new URLSearchParams(query)), run_id }), signal),
  searches: (zone: string) => get<LandSearch[]>(searches(zone)),
  save: (zone: string, name: string, conditions: Conditions) => post<LandSearch>(searches(zone), { name, conditions }),
  look: (zone: string, id: number) => post<LandSearch>(`${searches(zone)}/${id}/looked`, {}),
  drop: (zone: string, id: number) => send<LandSearch[]>('DELETE', `${searches(zone)}/${id}`),
}
