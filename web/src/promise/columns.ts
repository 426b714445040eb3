/** The columns of commitments and of projects. Pure. */
import type { Project, Promised } from '../api/promises'
import type { Phrase } from '../api/types'
import { decimal, withUnit } from '../format/format'
import type { Column } from '../table/table'

export interface Words {
  say: (key: string, values?: Record<string, unknown>) => string
  either: (phrase: Phrase | null | undefined) => string
  unitOf: (unit: string | null | undefined) => string
  parkName: (code: string) => string
}

/** A promised or an actual thing: a day, or a figure with its unit. */
export const promised = (figure: number | null | undefined, day: string | null | undefined, unit: string) =>
  figure === null || figure === undefined ? (day ?? '—') : withUnit(decimal(figure, Number.isInteger(figure) ? 0 : 2), unit)

/** How far a day is, in words. */
function daysSaid(days: number | null | undefined, say: Words['say']): string {
  if (days === null || days === undefined) return '—'
  return days < 0 ? say('promise.days_past', { n: -days }) : say('promise.days_left', { n: days })
}

/** The land that something is promised of: a parcel, or a site with how many parcels it has. */
export function landSaid(one: Pick<Promised, 'site_name' | 'parcel_codes'>, say: Words['say']): string | null {
  return one.site_name ? say('promise.of_site', { site: one.site_name, n: one.parcel_codes.length }) : (one.parcel_codes[0] ?? null)
}

export function promiseColumns({ say, either, unitOf, parkName }: Words): Column<Promised>[] {
  const head = (name: string) => ({ name, title: say(`promise.${name}`) })
  return [
    { ...head('commitment_id'), value: (row) => row.commitment_id },
    { ...head('enterprise_name'), value: (row) => row.enterprise_name ?? row.uscc ?? null },
    { ...head('land'), value: (row) => landSaid(row, say) },
    { ...head('park'), value: (row) => parkName(row.park_code ?? '') },
    { ...head('indicator'), value: (row) => say(`indicator.${row.indicator}`) },
    { ...head('target'), digits: 2, value: (row) => row.target ?? null, cell: (row) => promised(row.target, row.target_on, unitOf(row.unit)) },
    { ...head('value'), digits: 2, value: (row) => row.value ?? null, cell: (row) => promised(row.value, row.on, unitOf(row.unit)), hint: (row) => either(row.source) },
    { ...head('due'), digits: 0, value: (row) => row.days ?? null, cell: (row) => (row.due ? (row.outcome === 'met' ? row.due : `${row.due} ${daysSaid(row.days, say)}`) : '—') },
    { ...head('outcome'), value: (row) => say(`promise.${row.outcome}`), hint: (row) => either(row.formula) },
    { ...head('warning'), value: (row) => (row.warning === 'none' ? '' : say(`promise.${row.warning}`)) },
    { ...head('doubts'), value: (row) => row.doubts.map(either).join(say('text.semicolon')) },
  ]
}

export function projectColumns({ say, either }: Words): Column<Project>[] {
  const head = (name: string) => ({ name, title: say(`promise.${name}`) })
  return [
    { ...head('parcel_code'), value: (row) => row.site_name ?? row.parcel_code, cell: (row) => (row.site_name ? say('promise.site_of', { name: row.site_name, n: row.parcels }) : row.parcel_code) },
    { ...head('owner_name'), value: (row) => row.owner_name },
    { ...head('park'), value: (row) => row.park_name },
    { ...head('area_mu'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu },
    { ...head('stage'), value: (row) => say(`stage.${row.stage}`) },
    { ...head('next'), digits: 0, value: (row) => row.days ?? null, cell: (row) => (row.due ? `${row.due} ${daysSaid(row.days, say)}` : '—') },
    { ...head('why'), value: (row) => either(row.why) },
    { ...head('doubts'), value: (row) => row.doubts.map(either).join(say('text.semicolon')) },
  ]
}
