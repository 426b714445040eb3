/** What a link names that is not there: the outermost of it, and the change that lets go of it. Pure. */
import type { Run, Zone } from '../api/types'
import type { View } from './view'

type Named = Pick<Zone, 'zone_code' | 'name'>

export interface Known {
  zones: Named[]
  /** The zone and the run that are shown. */
  zone: Named | null
  runs: Run[]
  run: Run | null
  parks: string[]
  places: { park_code?: string | null; subarea?: string | null }[]
  bands: string[]
}

export interface Unknown {
  what: 'zone' | 'run' | 'year' | 'park' | 'subarea' | 'band'
  value: string
  /** What is shown in its stead; empty when nothing is. */
  shown: string
  change: Partial<View>
}

const OF_A_ZONE = { year: null, run: '', park: '', subarea: '', parcel: '', enterprise: '', camera: null }

/** The first thing that a view names and nobody knows, from the zone inwards, or null. */
export function firstUnknown(view: View, known: Known): Unknown | null {
  const { zone, year, run, park, subarea, band } = view
  const shownRun = known.run?.policy_title || String(known.run?.run_id ?? '')
  const isPlace = (place: Known['places'][number]) => place.subarea === subarea && (!park || place.park_code === park)
  const asked: [boolean, Unknown][] = [
    [!known.zones.some((one) => one.zone_code === zone), { what: 'zone', value: zone, shown: known.zone?.name ?? '', change: { zone: '', ...OF_A_ZONE } }],
    [known.run !== null && !known.runs.some((one) => String(one.run_id) === run), { what: 'run', value: run, shown: shownRun, change: { run: '' } }],
    [
      known.run !== null && !known.runs.some((one) => one.year === year),
      { what: 'year', value: String(year ?? ''), shown: String(known.run?.year ?? ''), change: { year: null } },
    ],
    [!known.parks.includes(park), { what: 'park', value: park, shown: '', change: { park: '', subarea: '' } }],
    [!known.places.some(isPlace), { what: 'subarea', value: subarea, shown: '', change: { subarea: '' } }],
    [!known.bands.includes(band), { what: 'band', value: band, shown: '', change: { band: '' } }],
  ]
  return asked.find(([isUnknown, { value }]) => value !== '' && isUnknown)?.[1] ?? null
}
