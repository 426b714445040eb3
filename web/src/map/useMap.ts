import { Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { FeatureCollection } from 'geojson'
import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Camera } from '../state/view'
import { layers, style, type Scene, type SourceName } from './layers'
import { patterns } from './patterns'

setWorkerUrl(workerUrl)

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Brings the layers of a map from one scene to another by changing only what differs. */
function restyle(map: MapLibre, before: LayerSpecification[], after: LayerSpecification[]) {
  after.forEach((layer, i) => {
    const old = before[i] as LayerSpecification & { filter?: unknown }
    const now = layer as LayerSpecification & { filter?: never }
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      if (!same((old.paint as Record<string, unknown>)?.[name], value)) map.setPaintProperty(layer.id, name as never, value as never)
    }
    if (!same(old.filter, now.filter)) map.setFilter(layer.id, now.filter)
  })
}

function create(container: HTMLElement, scene: Scene, camera: Camera | null): MapLibre {
  const map = new MapLibre({
    container,
    style: style(scene),
    center: camera ? [camera.lon, camera.lat] : [118.53, 24.71],
    zoom: camera?.zoom ?? 10,
    attributionControl: false,
    localIdeographFontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif',
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: calm() ? 0 : 150,
    maxZoom: 20,
    minZoom: 4,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-right')
  for (const { id, ...image } of patterns()) map.addImage(id, image, { pixelRatio: 2 })
  return map
}

export interface MapHandle {
  map: ShallowRef<MapLibre | null>
  /** True when this browser cannot draw a map. */
  failed: Ref<boolean>
  setData: (source: SourceName, data: FeatureCollection) => void
}

/** A map in an element, drawn as the scene says; `ready` hears whether everything asked for is on screen. */
export function useMap(
  container: Readonly<Ref<HTMLElement | null>>, scene: () => Scene, camera: Camera | null, ready: (isReady: boolean) => void,
): MapHandle {
  const map = shallowRef<MapLibre | null>(null)
  const failed = shallowRef(false)

  onMounted(() => {
    try {
      const made = create(container.value!, scene(), camera)
      made.once('load', () => {
        restyle(made, made.getStyle().layers, layers(scene()))
        map.value = made
      })
      made.on('idle', () => ready(true))
    } catch {
      failed.value = true
    }
  })
  onBeforeUnmount(() => map.value?.remove())

  watch(scene, (now, before) => {
    if (!map.value) return
    ready(false)
    restyle(map.value, layers(before), layers(now))
    map.value.triggerRepaint()
  })

  function setData(source: SourceName, data: FeatureCollection) {
    ready(false)
    map.value?.triggerRepaint()
    map.value?.getSource<GeoJSONSource>(source)?.setData(data)
  }

  return { map, failed, setData }
}
