import type { FeatureCollection } from 'geojson'
import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { permu } from '../api/permu'
import type { Parcel } from '../api/types'
import { useFind } from '../find/useFind'
import { useWhatIf } from '../policy/useWhatIf'
import { useSay } from '../state/useSay'
import { useShown } from '../state/useShown'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import { labelPoints, namePoints, parcelFeatures, parkFeatures, uncoloured, type Bounds } from './features'
import { BUILDING_ZOOM, type Scene, type SourceName } from './layers'
import { DARK, LIGHT } from './palette'
import { useOverlayStore } from './useOverlay'
import { valueName } from './words'

/** Kinds that have a measure word. */
const COUNTED = ['enterprise', 'parcel', 'park']
const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

function byPark(parcels: Parcel[]): Map<string, Parcel[]> {
  const groups = new Map<string, Parcel[]>()
  for (const parcel of parcels) {
    const group = groups.get(parcel.park_code ?? '')
    if (group) group.push(parcel)
    else groups.set(parcel.park_code ?? '', [parcel])
  }
  return groups
}

/** The scene and the data of the map, from the stores; `land` is outlined, buildings are read for what is in sight. */
export function useScene(dark: ComputedRef<boolean>, land: Ref<string[]>) {
  const at = useView()
  const zone = useZone()
  const shown = useShown()
  const { say } = useSay()
  const tried = useWhatIf()
  const over = useOverlayStore()
  const find = useFind()
  const buildings = shallowRef<FeatureCollection>(nothing)
  let reading = new AbortController()

  const metric = computed(() => at.view.metric)
  const scene = computed<Scene>(() => ({
    palette: dark.value ? DARK : LIGHT, bands: shown.bands, parcel: at.view.parcel, land: at.view.page === 'find' && !at.view.enterprise ? find.codes : land.value, park: at.view.park, overlay: over.overlay,
  }))
  const groups = computed(() => byPark(zone.parcels))
  /** How many of a park would move, in place of its value. */
  const shifted = <P extends { park_code: string; value: string }>(park: P): P => {
    const shift = tried.parks.get(park.park_code)
    return shift ? { ...park, value: `↑${shift.up} ↓${shift.down} ${COUNTED.includes(tried.counted) ? say(`unit.${tried.counted}`, { n: shift.up + shift.down }) : ''}`.trim() } : park
  }
  const byValue = computed(() => {
    const drawn = parkFeatures(
      zone.parks, metric.value, zone.edges, (code) => groups.value.get(code) ?? [], (value) => valueName(value, metric.value, say),
    )
    return shown.division.even ? uncoloured(drawn) : drawn
  })
  const parks = computed(() => ({ ...byValue.value, features: byValue.value.features.map((park) => ({ ...park, properties: shifted(park.properties) })) }))
  const moved = computed(() => (metric.value === 'grade' ? tried.moved : new Map([...tried.moved.keys()].map((code) => [code, '']))))
  const parkLabels = computed(() => namePoints(parks.value))
  const subareas = computed(() => ({ type: 'FeatureCollection' as const, features: zone.subareas }))
  const subareaLabels = computed(() => labelPoints(subareas.value))
  const parcels = computed(() => parcelFeatures(zone.parcelFeatures, metric.value, shown.edges, shown.codes, shown.found))

  const data = computed<Partial<Record<SourceName, FeatureCollection>>>(() => ({
    parks: parks.value,
    'park-labels': parkLabels.value,
    subareas: subareas.value as FeatureCollection,
    'subarea-labels': subareaLabels.value as FeatureCollection,
    parcels: parcels.value,
    buildings: buildings.value,
    overlay: over.features,
  }))

  /** Reads the buildings in sight, from the zoom at which they are drawn. */
  async function look(zoom: number, bounds: Bounds) {
    reading.abort()
    reading = new AbortController()
    if (zoom < BUILDING_ZOOM || !zone.zone) return
    const answer = await permu.buildings(zone.zone.zone_code, bounds, reading.signal).catch(() => null)
    if (answer?.ok) buildings.value = answer.value
  }

  return { scene, data, moved, look }
}
