/** What a person does to the map, as events: what is under the pointer, what is pressed, where the map went. */
import type { LngLat, MapGeoJSONFeature, MapMouseEvent, Map as MapLibre } from 'maplibre-gl'
import { nextTick } from 'vue'
import type { Camera } from '../state/view'
import type { Bounds } from './features'
import { PARCEL_ZOOM } from './layers'
import { calm } from './useMap'

export interface Hover {
  kind: 'parcel' | 'park'
  key: string
  x: number
  y: number
  /** No room for a tip to the right of, or below, the pointer. */
  flip: { left: boolean; up: boolean }
}

export type Heard = {
  parcel: [parcel_code: string]
  park: [park_code: string]
  hover: [hover: Hover | null]
  place: [place: [lon: number, lat: number]]
  moved: [camera: Camera]
  sight: [zoom: number, bounds: Bounds]
}
type Emit = <E extends keyof Heard>(event: E, ...told: Heard[E]) => void

/** Room in pixels that a tip may need. */
const TIP = { width: 280, height: 200 }

export const cameraOf = (made: MapLibre): Camera => ({ lon: made.getCenter().lng, lat: made.getCenter().lat, zoom: made.getZoom() })

function featureAt(made: MapLibre, event: MapMouseEvent): MapGeoJSONFeature | undefined {
  const layers = made.getZoom() >= PARCEL_ZOOM ? ['parcel-fill'] : ['park-fill']
  return made.queryRenderedFeatures(event.point, { layers })[0]
}

/** The file that opens takes room from the map; what was pressed does not leave the sight for it. */
function keepInSight(made: MapLibre, pressed: LngLat) {
  made.resize()
  if (!made.getBounds().contains(pressed)) made.panTo(pressed, { duration: calm() ? 0 : 150 })
}

/** Tells what happens on a map; `leaves` hears that it begins to move, and while `drawing` a press is a place. */
export function listen(made: MapLibre, emit: Emit, { leaves, drawing }: { leaves: () => void; drawing: () => boolean }) {
  let hovered = ''
  const light = (code: string) => {
    if (hovered) made.setFeatureState({ source: 'parcels', id: hovered }, { hover: false })
    hovered = code
    if (hovered) made.setFeatureState({ source: 'parcels', id: hovered }, { hover: true })
  }
  made.on('mousemove', (event) => {
    const { parcel_code, park_code } = featureAt(made, event)?.properties ?? {}
    light(parcel_code ?? '')
    made.getCanvas().style.cursor = drawing() ? 'crosshair' : parcel_code || park_code ? 'pointer' : ''
    const kind = parcel_code ? 'parcel' : 'park'
    const { x, y } = event.point
    const { clientWidth, clientHeight } = made.getContainer()
    const flip = { left: x > clientWidth - TIP.width, up: y > clientHeight - TIP.height }
    emit('hover', parcel_code || park_code ? { kind, key: parcel_code ?? park_code, x, y, flip } : null)
  })
  made.on('mouseout', () => {
    light('')
    emit('hover', null)
  })
  made.on('click', (event) => {
    emit('hover', null)
    if (drawing()) return emit('place', [event.lngLat.lng, event.lngLat.lat])
    const { parcel_code, park_code } = featureAt(made, event)?.properties ?? {}
    if (parcel_code) {
      emit('parcel', parcel_code)
      void nextTick(() => keepInSight(made, event.lngLat))
    } else if (park_code) emit('park', park_code)
  })
  made.on('movestart', leaves)
  const sight = () => emit('sight', made.getZoom(), made.getBounds().toArray().flat() as Bounds)
  made.on('moveend', () => {
    emit('moved', cameraOf(made))
    sight()
  })
  sight()
}
