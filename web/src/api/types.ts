/** What the server says, spelled as on the wire. Money in yuan, per-mu values in 万元/亩; a missing value is null or absent. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'

export type Maybe<T> = T | null | undefined

export interface Phrase {
  zh: string
  en: string
}

export type Management = 'direct' | 'autonomous' | 'joint'
export type Grade = 'A' | 'B' | 'C' | 'D' | 'not_graded'
export type LandState = 'built_used' | 'supplied_unused' | 'idle' | 'low_efficiency' | 'not_industrial' | 'cannot_tell'
export type OutputState = 'value' | 'partly' | 'below_size' | 'missing' | 'not_applicable'
export type FindingOutcome = 'met' | 'suspected' | 'not_met' | 'cannot_tell'

export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  errors?: { path: string; rule: string; value?: string; line?: number }[]
  /** The right that is missing, the roles that have it, and the park where it is missing. */
  right?: string
  roles?: string[]
  park_code?: string
  retry_after_s?: number
  /** Of what a step of a case rests on, that have changed since it was shown. */
  parts?: string[]
}

export interface Meta {
  version: string
  demo: boolean
  bands?: Partial<Record<string, number[]>>
}

export interface Zone {
  zone_code: string
  name: string
  planned_area_m2: Maybe<number>
  data_version: number | string
  years: number[]
}

export interface Conservation {
  source: number
  placed: number
  not_placed: number
}

/** Where the land of a run's parcels went, mu. */
export interface ConservedLand {
  total_mu: number
  own_mu: number
  leased_mu: number
  unstated_mu: number
  nobody_mu: number
  over_mu: number
  over_count: number
  overclaimed: { parcel_code: string; area_mu: number; claimed_mu: number }[]
  /** Of what is used, on record as such; absent where no use says so. */
  unregistered_mu?: number
  under_construction_mu?: number
  protected_mu?: number
  newly_reduced_mu?: number
}

export interface Run {
  run_id: string | number
  zone_code: string
  year: number
  as_of: string
  policy_id: string
  policy_title: string
  created_at: string
  created_by?: string
  trial?: boolean
  conservation?: { output_cny?: Conservation; tax_cny?: Conservation }
  conserved_land?: ConservedLand | null
  /** What a reader must know of the run as a whole; runs from before there were any have none. */
  notices?: Maybe<Array<Phrase & { code: string }>>
  policy_digest?: string
  data_version?: number
  program_version?: string
  /** The day on which its list was made public, YYYY-MM-DD; null where nobody recorded it. */
  published_on?: Maybe<string>
  /** The day on which its areas of land were made public before it. */
  land_published_on?: Maybe<string>
  /** The run whose objections this one follows. */
  follows?: Maybe<number>
}

export interface Headline {
  park_count: number
  parcel_count: number
  area_mu: number
  enterprise_count: number
  above_size_count: number
  trade_quota_count: number
  listed_or_preparing_count: number
  output_cny: Maybe<number>
  above_size_output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  output_over_100m_count: number
  output_over_1b_count: number
  planned_area_m2?: Maybe<number>
  land_state_mu?: Partial<Record<LandState, number>>
  grade_counts?: Partial<Record<Grade, number>>
}

export interface Summary {
  zone_code: string
  name: string
  year: number
  totals: Headline
  by_management: Partial<Record<Management, Headline>>
}

export interface Park {
  park_code: string
  name: string
  management: Management
  area_mu: Maybe<number>
  parcel_count: Maybe<number>
  enterprise_count: Maybe<number>
  above_size_count: Maybe<number>
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  /** The land that each per-mu figure is over: parcels that carry it. */
  output_land_mu?: Maybe<number>
  tax_land_mu?: Maybe<number>
  land_state_mu?: Maybe<Partial<Record<LandState, number>>>
  grade_counts?: Maybe<Partial<Record<Grade, number>>>
}

/** A sub-area; its name is what parcels carry as `subarea`. */
export type Subarea = Park

export interface Parcel {
  parcel_code: string
  parcel_id?: Maybe<string | number>
  park_code: Maybe<string>
  park_name: Maybe<string>
  subarea: Maybe<string>
  owner_name: Maybe<string>
  land_use_code: Maybe<string>
  area_mu: Maybe<number>
  title_area_mu: Maybe<number>
  floor_area_ratio: Maybe<number>
  building_coverage: Maybe<number>
  land_state: Maybe<LandState>
  enterprise_count: Maybe<number>
  above_size_count: Maybe<number>
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
  output_state: Maybe<OutputState>
  tax_state: Maybe<OutputState>
  score: Maybe<number>
  grade: Maybe<string>
  /** 0 to 100. */
  percentile: Maybe<number>
  /** Rules that are met or suspected. */
  findings: Maybe<string[]>
  disposal_mode: Maybe<string>
  masked?: Maybe<string[]>
}

export type Shape = Polygon | MultiPolygon
export interface Page<P> extends FeatureCollection<Shape, P> {
  numberMatched?: number
  numberReturned?: number
  links?: { rel: string; href: string }[]
}

export interface Hit {
  kind: 'parcel' | 'enterprise' | 'park'
  key: string
  name: Maybe<string>
  park_code: Maybe<string>
  park_name: Maybe<string>
  lon: Maybe<number>
  lat: Maybe<number>
}
