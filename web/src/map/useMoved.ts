import type { Map as MapLibre } from 'maplibre-gl'
import { watch, type ShallowRef } from 'vue'

const KEYS = ['moved', 'band']

/** Parcels that are drawn in another band than their own: as states of features, so that nothing is laid out anew while one drags. */
export function useMoved(map: ShallowRef<MapLibre | null>, moved: () => Map<string, string>) {
  const drawn = new Map<string, string>()
  watch([map, moved], ([made, now]) => {
    if (!made) return
    for (const id of [...drawn.keys()].filter((code) => !now.has(code))) {
      KEYS.forEach((key) => made.removeFeatureState({ source: 'parcels', id }, key))
      drawn.delete(id)
    }
    for (const [id, band] of now) {
      if (drawn.get(id) === band) continue
      made.setFeatureState({ source: 'parcels', id }, { moved: true, band: band || null })
      drawn.set(id, band)
    }
  })
}
