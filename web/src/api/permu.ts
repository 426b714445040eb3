/** Every address that the page asks, in one place. */
import { get, getAll, url, type Answer } from './client'
import type { EnterpriseFile, Finding, ParcelFile } from './files'
import type { Hit, Meta, Page, Parcel, Park, Run, Subarea, Summary, Zone } from './types'

const parcelProperties = [
  'parcel_code', 'park_code', 'park_name', 'subarea', 'owner_name', 'land_use_code', 'area_mu', 'title_area_mu',
  'floor_area_ratio', 'building_coverage', 'land_state', 'enterprise_count', 'above_size_count', 'output_cny', 'tax_cny',
  'output_per_mu', 'tax_per_mu', 'output_state', 'tax_state', 'score', 'grade', 'percentile', 'findings', 'disposal_mode',
]

export const zonePath = (zone: string) => `/api/v1/zones/${encodeURIComponent(zone)}`
const items = (collection: string) => `/ogc/collections/${collection}/items`

export const permu = {
  meta: () => get<Meta>('/api/v1/meta'),
  zones: () => get<Zone[]>('/api/v1/zones'),
  runs: (zone: string) => get<Run[]>(url('/api/v1/runs', { zone_code: zone })),
  summary: (zone: string, run_id: string, year: number | null) => get<Summary>(url(`${zonePath(zone)}/summary`, { run_id, year })),
  parks: (zone_code: string, run_id: string) => getAll<Park>(url(items('parks'), { zone_code, run_id, limit: 1000 })),
  subareas: (zone_code: string, run_id: string) => getAll<Subarea>(url(items('subareas'), { zone_code, run_id, limit: 1000 })),
  parcels: (zone_code: string, run_id: string) =>
    getAll<Parcel>(url(items('parcels'), { zone_code, run_id, limit: 10_000, properties: parcelProperties })),
  findings: (zone_code: string, run_id: string) => getAll<Finding>(url(items('findings'), { zone_code, run_id, limit: 10_000 })),
  buildings: (zone_code: string, bbox: number[], signal: AbortSignal) =>
    get<Page<{ storeys?: number }>>(url(items('buildings'), { zone_code, bbox: bbox.map((n) => n.toFixed(6)), limit: 10_000 }), signal),
  parcelFile: (zone: string, parcel: string, run_id: string, signal?: AbortSignal) =>
    get<ParcelFile>(url(`${zonePath(zone)}/parcels/${encodeURIComponent(parcel)}`, { run_id }), signal),
  enterpriseFile: (zone: string, uscc: string, run_id: string, signal?: AbortSignal) =>
    get<EnterpriseFile>(url(`${zonePath(zone)}/enterprises/${encodeURIComponent(uscc)}`, { run_id }), signal),
  search: (zone: string, q: string, signal: AbortSignal): Promise<Answer<Hit[]>> =>
    get<Hit[]>(url(`${zonePath(zone)}/search`, { q, limit: 10 }), signal),
}

/** The address of the ledger as an XLSX file. */
export const ledgerPath = (zone: string) => `${zonePath(zone)}/parcels.xlsx`
