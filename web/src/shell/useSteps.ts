import { shallowRef } from 'vue'
import { permu } from '../api/permu'
import type { Hit } from '../api/types'
import { boundsOf, type Bounds } from '../map/features'
import { PARCEL_ZOOM } from '../map/layers'
import type { Target } from '../map/MapView.vue'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import type { PageName, View } from '../state/view'

const SPOT = 0.002

/** What a person can do on the page: each step changes the view and, where it should, moves the map. */
export function useSteps() {
  const at = useView()
  const zone = useZone()
  const target = shallowRef<Target | null>(null)
  const notice = shallowRef('')

  function look(bounds: Bounds | null, minZoom = 0, maxZoom = 17) {
    if (bounds) target.value = { bounds, minZoom, maxZoom }
  }
  function home() {
    look(boundsOf(zone.parks.length ? zone.parks : zone.parcelFeatures))
  }
  /** Goes to a park or sub-area, or to the whole zone. */
  function place({ park, subarea }: { park: string; subarea: string }) {
    at.patch({ park, subarea, page: at.view.page === 'parks' ? 'map' : at.view.page })
    lookAtPlace()
  }
  /** Goes to what a link without a camera names: a parcel, a place, or the whole zone. */
  function lookAtView() {
    if (zone.byCode.has(at.view.parcel)) locate(at.view.parcel)
    else lookAtPlace()
  }
  function lookAtPlace() {
    const { park, subarea } = at.view
    const areas = zone.subareas.filter(({ properties: p }) => p.park_code === park && p.name === subarea)
    const shapes = subarea && areas.length ? areas : zone.parks.filter((feature) => feature.properties.park_code === park)
    if (park && shapes.length) look(boundsOf(shapes), PARCEL_ZOOM)
    else home()
  }
  function locate(parcel: string) {
    const feature = zone.byCode.get(parcel)
    if (feature) look(boundsOf([feature]), 15, 16.5)
  }
  /** Opens the file of a parcel; from a list the map follows, from the map itself it stays. */
  function open(parcel: string, follow = true) {
    if (parcel !== at.view.parcel) at.patch({ parcel })
    if (follow) locate(parcel)
  }
  async function take(hit: Hit) {
    notice.value = ''
    if (hit.kind === 'park') return place({ park: hit.key, subarea: '' })
    if (hit.kind === 'parcel') return open(hit.key)
    const answer = await permu.enterpriseFile(zone.zone?.zone_code ?? '', hit.key, zone.run_id)
    const parcels = [...((answer.ok && answer.value.parcels) || [])].sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
    if (parcels[0]) return open(parcels[0].parcel_code)
    notice.value = hit.name || hit.key
    if (hit.lon != null && hit.lat != null) look([hit.lon - SPOT, hit.lat - SPOT, hit.lon + SPOT, hit.lat + SPOT], 15)
  }
  /** Esc closes one thing at a time: the file, then the isolated band. */
  function back() {
    if (at.view.parcel) at.patch({ parcel: '' })
    else if (at.view.band) at.patch({ band: '' })
  }
  const go = (page: PageName) => at.patch({ page })
  const isolate = (band: string) => at.patch({ band: at.view.band === band ? '' : band })
  const change = (next: Partial<View>) => at.patch(next)

  return { target, notice, home, place, lookAtView, locate, open, take, back, go, isolate, change }
}
