/** The search for land that can be taken together; spelled as on the wire. */
import { get, post } from './client'
import { zonePath } from './permu'
import type { Maybe, Phrase } from './types'

export interface Term {
  name: string
  weight: number
}
export interface Quantity {
  name: string
  title: Phrase
  unit: string
  of: Phrase
}
export interface Objectives {
  presets: { name: string; title: Phrase; terms: Term[] }[]
  quantities: Quantity[]
  widest_m: number
}

export interface SiteSearch {
  area_min_mu: number
  area_max_mu: number
  objective: string
  weights: Record<string, number>
  park_code?: string
  subarea?: string
  seed?: string
  drawn?: { type: 'Polygon'; coordinates: number[][][] }
  include?: string[]
  exclude?: string[]
  barriers?: { type: 'MultiLineString'; coordinates: number[][][] }
  rules: { industrial?: boolean; not_mortgaged?: boolean; not_sealed?: boolean; not_idle?: boolean; in_sites?: boolean; known_only?: boolean; within?: string; road_m: number; max_owners?: number; min_parcels?: number }
  top?: number
  run_id?: number
}

export interface TermPoints extends Quantity {
  amount: number
  weight: number
  points: number
  formula: Phrase
  missing: string[]
}
export type SiteReason = Phrase & { code: string }
export interface FoundSite {
  parcel_codes: string[]
  area_mu: number
  objective: number
  bound: number
  optimal: boolean
  gap_percent: Maybe<number>
  parts: TermPoints[]
  reasons: SiteReason[]
}
export interface FoundSites {
  sites: FoundSite[]
  none?: Maybe<Phrase>
  exhausted: boolean
  eligible: number
  barred: Record<string, number>
  parcels: number
  run_id: number
  year: number
  roads: { parcels: number; told: Phrase }
}

export interface Offer {
  parcel_code: string
  area_mu: number
  gap_m: number
  frontage_m: number
  points: number
  new_owner: boolean
  owner_name: string
  tax_cny: Maybe<number>
  mortgaged: Maybe<boolean>
  sealed: Maybe<boolean>
  industrial: Maybe<boolean>
  under_way: string
}
export interface SetFigures {
  parcel_codes: string[]
  area_mu: number
  area_m2: number
  measured_m2: number
  pieces: string[][]
  owners: number
  enterprises: number
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  jobs: Maybe<number>
  floor_area_m2: Maybe<number>
  floor_area_ratio: Maybe<number>
  building_coverage: Maybe<number>
  headroom_m2: Maybe<number>
  outline_m: number
  shared_m: number
  road_m: number
  compactness: number
  findings: Record<string, string[]>
  mortgaged: string[]
  sealed: string[]
  unknown_title: string[]
  not_industrial: string[]
  plan_unknown: string[]
  under_way: { site_id: number; name: string; parcel_codes: string[] }[]
  missing: Record<string, string[]>
  objective: number
  parts: TermPoints[]
  neighbours: Offer[]
  year: number
}
export interface SetAsked {
  parcel_codes: string[]
  road_m: number
  objective: string
  weights: Record<string, number>
  run_id?: number
}

export const assembly = {
  objectives: () => get<Objectives>('/api/v1/site-objectives'),
  search: (zone: string, asked: SiteSearch, signal?: AbortSignal) => post<FoundSites>(`${zonePath(zone)}/sites/search`, asked, signal),
  figures: (zone: string, asked: SetAsked, signal?: AbortSignal) => post<SetFigures>(`${zonePath(zone)}/sites/figures`, asked, signal),
  /** Keeps parcels as a redevelopment site, with the search that found them. */
  keep: (zone: string, site: { name: string; documents?: string[]; parcel_codes: string[]; found_by: unknown }) => post<{ site_id: number }>(`${zonePath(zone)}/sites`, site),
}
