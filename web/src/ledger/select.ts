/** Which parcels are shown, in which order: pure, so that map, legend and table cannot disagree. */
import type { Parcel } from '../api/types'
import { bandKey, type Edges } from '../map/bands'
import type { View } from '../state/view'
import { findingsOf } from './columns'
import { inOrder, type Sortable } from './order'

export type Choice = Pick<
  View,
  'park' | 'subarea' | 'land_state' | 'grade' | 'rule' | 'untold' | 'above_size' | 'shared' | 'area_min' | 'area_max' | 'band' | 'metric'
>

/** The part of a view that decides which parcels are shown. */
export function choiceOf(view: View): Choice {
  const { park, subarea, land_state, grade, rule, untold, above_size, shared, area_min, area_max, band, metric } = view
  return { park, subarea, land_state: [...land_state], grade: [...grade], rule: [...rule], untold, above_size, shared, area_min, area_max, band, metric }
}

const among = (chosen: string[], value: string) => chosen.length === 0 || chosen.includes(value)
/** Whether a rule that is chosen found something; what cannot be told is asked apart, since parcels do not carry it. */
const isFound = (parcel: Parcel, { rule, untold }: Choice) => untold || rule.length === 0 || findingsOf(parcel).some((one) => rule.includes(one))
const gradeOf = (parcel: Parcel) => parcel.grade || 'not_graded'

/** Whether a parcel lies in the chosen park and sub-area. */
function inPlace(parcel: Parcel, choice: Pick<Choice, 'park' | 'subarea'>): boolean {
  return (!choice.park || parcel.park_code === choice.park) && (!choice.subarea || parcel.subarea === choice.subarea)
}

/** Whether a parcel passes every filter; place and band are asked apart. */
export function passes(parcel: Parcel, choice: Choice): boolean {
  const area = parcel.area_mu ?? 0
  return (
    among(choice.land_state, parcel.land_state ?? '') &&
    among(choice.grade, gradeOf(parcel)) &&
    isFound(parcel, choice) &&
    (!choice.above_size || (parcel.above_size_count ?? 0) > 0) &&
    (!choice.shared || (parcel.enterprise_count ?? 0) > 1) &&
    area >= (choice.area_min ?? 0) &&
    area <= (choice.area_max ?? Infinity)
  )
}

/** Parcels of the place that pass the filters: what the legend counts; `untold` are those of which a chosen rule cannot tell. */
export function chosen(parcels: Parcel[], choice: Choice, untold: Set<string>): Parcel[] {
  return parcels.filter((parcel) => inPlace(parcel, choice) && passes(parcel, choice) && (!choice.untold || untold.has(parcel.parcel_code)))
}

/** The chosen parcels of the isolated band, or all of them. */
export function isolated(parcels: Parcel[], choice: Choice, edges: Edges): Parcel[] {
  return choice.band ? parcels.filter((parcel) => bandKey(parcel, choice.metric, edges) === choice.band) : parcels
}

function sortValue(parcel: Parcel, name: keyof Parcel): Sortable {
  if (name === 'findings') return findingsOf(parcel).length
  if (name === 'output_per_mu' && parcel.output_state && parcel.output_state !== 'value') return null
  const value = parcel[name]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** A sorted copy; equal values go by parcel code. */
export function sorted(parcels: Parcel[], sort: string): Parcel[] {
  const name = sort.replace(/^-/, '') as keyof Parcel
  return inOrder(parcels, sort.startsWith('-'), (parcel) => sortValue(parcel, name), (parcel) => parcel.parcel_code)
}

/** What the form that asks for the file sends: exactly the parcels that are shown, in their order. */
export function exportFields(shown: Pick<Parcel, 'parcel_code'>[], run_id: string, columns: string[], lang: string): Record<string, string> {
  return { run_id, columns: columns.join(','), lang, parcel_code: shown.map((parcel) => parcel.parcel_code).join(',') }
}
