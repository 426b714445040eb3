import type { FeatureCollection } from 'geojson'
import { defineStore } from 'pinia'
import { onBeforeUnmount, shallowRef, watchEffect } from 'vue'
import { FLAT, overlayOf, type Overlay, type OverlayFeature, type Press } from './overlay'

type Hears = (press: Press) => boolean

/** What lies over the land at present, and who hears of a press on the map before it opens a file. */
export const useOverlayStore = defineStore('overlay', () => {
  const features = shallowRef<FeatureCollection>(overlayOf([]))
  const overlay = shallowRef<Overlay>(FLAT)
  const hears = shallowRef<Hears | null>(null)

  function lay(next: OverlayFeature[], how: Overlay, heard: Hears | null) {
    features.value = overlayOf(next)
    overlay.value = how
    hears.value = heard
  }
  /** Whether a press on the map was for what lies over it. */
  const taken = (press: Press) => hears.value?.(press) ?? false

  return { features, overlay, lay, taken }
})

/** Lays shapes over the land while the calling part is open; `hears` says of a press whether it was meant for it. */
export function useOverlay(shapes: () => OverlayFeature[], { pitch = () => 0, cleared = () => [], hears = null }: { pitch?: () => number; cleared?: () => string[]; hears?: Hears | null } = {}) {
  const store = useOverlayStore()
  watchEffect(() => store.lay(shapes(), { pitch: pitch(), cleared: cleared() }, hears))
  onBeforeUnmount(() => store.lay([], FLAT, null))
}
