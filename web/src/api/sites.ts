/** Redevelopment sites, their scenarios, and the programme of a zone; spelled as on the wire. */
import { get, getAll, post, send, url } from './client'
import type { Checked, CheckedBy } from './checks'
import { zonePath } from './permu'
import type { Reason } from './promises'
import type { SchemeForm } from './scheme-form'
import type { SiteDrawn } from './site-shapes'
import type { Maybe, Phrase, Problem, Run } from './types'

export type * from './site-shapes'

export type { Checked, CheckedBy } from './checks'
export const STATES = ['draft', 'active', 'ended'] as const
export const MODES = ['rebuild', 'extend', 'improve', 'buy_back', 'self_renewal', 'platform', 'joint', 'mixed'] as const

export interface Site {
  site_id: number
  name: string
  park_code: Maybe<string>
  mode: Maybe<string>
  state: (typeof STATES)[number]
  documents: string[]
  revision: number
  parcel_codes: string[]
  area_m2: number
  area_mu: number
  made_at: string
  made_by: string
  changed_at: string
  changed_by: string
}

export interface SiteParcel {
  parcel_code: string
  in_force: boolean
  retired_on: Maybe<string>
  became: { parcel_code: string; relation: string; on: string }[]
  land_change?: { from_m2: number; to_m2: number; changed_on: Maybe<string>; took_in: string[] }
  owner_name: Maybe<string>
  land_use_code: Maybe<string>
  planned_use_code: Maybe<string>
  land_m2: number
  floor_area_m2: Maybe<number>
  footprint_m2: Maybe<number>
  far_max: Maybe<number>
  mortgaged: Maybe<boolean>
  sealed: Maybe<boolean>
  seized: boolean
  land_state: Maybe<string>
  findings: string[]
  output_per_mu: Maybe<number>
  tax_per_mu: Maybe<number>
}

export interface SiteUser {
  uscc: string
  name: string
  industry_code: Maybe<string>
  relation: Maybe<string>
  land_m2: number
  output_cny: Maybe<number>
  tax_cny: Maybe<number>
}

export interface SiteFile extends Site {
  /** The search that found it; null where it was put together by hand. */
  found_by: Maybe<{ search?: { rules?: { road_m?: number } } }>
  park_name: Maybe<string>
  copied_from: Maybe<number>
  run: Maybe<Run>
  parcels: SiteParcel[]
  users: SiteUser[]
  overlaps: { site_id: number; name: string; state: string; parcel_codes: string[] }[]
  revisions: { revision: number; name: string; state: string; parcel_codes: string[]; changed_at: string; changed_by: string }[]
}

export interface Phase {
  name?: string
  share_pct: number
  start: string
  end: string
}

export interface Inputs {
  industry?: string
  like_grade?: string
  mode?: string
  phases?: Phase[]
  numbers?: Record<string, number>
  answers?: Record<string, boolean>
  zone_pays?: string[]
}

export interface Scenario {
  scenario_id: number
  revision: number
  name: string
  inputs: Inputs
  made_at: string
  made_by: string
}

export interface Assumption {
  name: string
  group: string
  title: Phrase
  unit: string
  value: Maybe<number>
  source: string
  from: Phrase
}

export interface Figure {
  name: string
  title: Phrase
  unit: string
  value: Maybe<number>
  formula: Phrase
  missing: string[]
}

export interface Compared {
  name: string
  title: Phrase
  unit: string
  before: Maybe<number>
  years: number[]
  known: number
  of: number
  committed: Maybe<number>
  agreed: number
  plan: Maybe<number>
  change: Maybe<number>
  change_pct: Maybe<number>
  note: Phrase
}

export interface Cost {
  item: string
  title: Phrase
  payer: 'zone' | 'developer'
  amount_cny: Maybe<number>
  formula: Phrase
  missing: string[]
}

export interface Swing {
  name: string
  title: Phrase
  unit: string
  value: number
  steps: { pct: number; npv_cny: number; payback_years: Maybe<number> }[]
  break_even: Maybe<number>
}

export interface Side {
  side: 'zone' | 'developer'
  first_year: number
  lines: { item: string; title: Phrase; amounts_cny: number[]; missing: string[] }[]
  net_cny: number[]
  cumulative_cny: number[]
  discounted_cny: number[]
  npv_cny: Maybe<number>
  irr_pct: Maybe<number>
  payback_years: Maybe<number>
  discounted_payback_years: Maybe<number>
  missing: string[]
  notes: Phrase[]
  swings: Swing[]
}

export interface Scheme {
  mode: string
  division: string
  assumptions: Assumption[]
  doubts: Reason[]
  figures: Figure[]
  compared: Compared[]
  costs: Cost[]
  funding: Figure[]
  sides: Side[]
  massing: Maybe<{ footprint_m2: number; coefficient: number; height_m: number }>
  checks: Checked[]
  documents: CheckedBy[]
  /** Rules that its inputs break today; it has no figures then. */
  refused?: Problem['errors']
}

export type ScenarioRecord = Scenario & { scheme: Scheme }

export interface Scenarios {
  site: Site
  run: Maybe<Run>
  scenarios: ScenarioRecord[]
}

export interface Amounts {
  area_mu: Maybe<number>
  gained_floor_m2: Maybe<number>
  investment_cny: Maybe<number>
  tax_cny: Maybe<number>
}

export type ProgrammeSite = Site & { scenario_id: Maybe<number>; scenario_name: string; phases: Phase[]; amounts: Amounts; case_state: string; case_title: Phrase; stage: 'planned' | 'under_way' | 'done'; done_on: Maybe<string>; reached_title: Phrase; frozen: Maybe<{ case_id: number; decided_on: string; run_id: Maybe<number>; year: Maybe<number>; now: Amounts }> }
export interface ProgrammeYear {
  year: number
  park_code: Maybe<string>
  sites: number
  unknown: number
  planned: Amounts
  under_way: Amounts
  done: Amounts
}
export type Target = Amounts & { year: number; park_code: Maybe<string>; revision: number; changed_by: string }
/** What is completed against a target; year 0 is all years that have one. */
export interface Achieved {
  year: number
  park_code: Maybe<string>
  whole: boolean
  summed: boolean
  sites: number
  unknown: number
  target: Amounts
  done: Amounts
  difference: Amounts
  percent: { area_pct: Maybe<number>; gained_floor_pct: Maybe<number>; investment_pct: Maybe<number>; tax_pct: Maybe<number> }
}

export interface Programme {
  today: string
  sites: ProgrammeSite[]
  years: ProgrammeYear[]
  targets: Target[]
  achieved: Achieved[]
}

export const sitesPath = (zone: string) => `${zonePath(zone)}/sites`
export const sitePath = (zone: string, id: string | number) => `${sitesPath(zone)}/${encodeURIComponent(String(id))}`
export const scenariosPath = (zone: string, id: string | number) => `${sitePath(zone, id)}/scenarios`

export const sites = {
  list: (zone: string, _: string, __: string, signal?: AbortSignal) => get<Site[]>(sitesPath(zone), signal),
  file: (zone: string, id: string, _: string, signal?: AbortSignal) => get<SiteFile>(sitePath(zone, id), signal),
  shapes: (zone_code: string, signal?: AbortSignal) => getAll<SiteDrawn>(url('/ogc/collections/sites/items', { zone_code, limit: 1000 }), signal),
  add: (zone: string, site: { name: string; mode?: string; documents?: string[]; parcel_codes: string[] }) => post<SiteFile>(sitesPath(zone), site),
  change: (zone: string, site: { site_id: number; revision: number; name: string; mode?: string; documents?: string[]; parcel_codes: string[] }) => {
    const { site_id, ...body } = site
    return send<SiteFile>('PUT', sitePath(zone, site_id), body)
  },
  copy: (zone: string, id: number, name: string) => post<SiteFile>(`${sitePath(zone, id)}/copy`, { name }),
  end: (zone: string, id: number, revision: number) => post<SiteFile>(`${sitePath(zone, id)}/end`, { revision }),
  form: () => get<SchemeForm>('/api/v1/schemes/form'),
  scenarios: (zone: string, id: string, _: string, signal?: AbortSignal) => get<Scenarios>(scenariosPath(zone, id), signal),
  attempt: (zone: string, id: string, inputs: Inputs, signal?: AbortSignal) => post<Scheme>(`${sitePath(zone, id)}/scheme`, inputs, signal),
  /** What the checks of a document that nobody saved say of the scenarios of a site. */
  tryChecks: (zone: string, id: number, document: unknown) => post<Scenarios>(`${sitePath(zone, id)}/checks`, { document }),
  keep: (zone: string, id: string, one: { scenario_id?: number; revision?: number; name: string; inputs: Inputs; dropped?: boolean }) => {
    const { scenario_id, ...body } = one
    return scenario_id ? send<ScenarioRecord>('PUT', `${scenariosPath(zone, id)}/${scenario_id}`, body) : post<ScenarioRecord>(scenariosPath(zone, id), { name: body.name, inputs: body.inputs })
  },
  programme: (zone: string, _: string, __: string, signal?: AbortSignal) => get<Programme>(`${zonePath(zone)}/programme`, signal),
  target: (zone: string, year: number, target: Record<string, number | string>) => send<Programme>('PUT', `${zonePath(zone)}/programme/targets/${year}`, target),
}
