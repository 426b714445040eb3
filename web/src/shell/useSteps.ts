import { shallowRef } from 'vue'
import type { EnterpriseFile } from '../api/files'
import type { Hit } from '../api/types'
import { bandAfter, isRange } from '../map/bands'
import { boundsOf, type Bounds } from '../map/features'
import { PARCEL_ZOOM } from '../map/layers'
import type { Target } from '../map/MapView.vue'
import { useWhatIf } from '../policy/useWhatIf'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import type { Metric, PageName, View } from '../state/view'
import { useMedia } from './useMedia'

const SPOT = 0.002
/** Pages that leave the map in sight on a desk. */
const BESIDE_MAP: PageName[] = ['map', 'findings', 'find']

/** What a person can do on the page: each step changes the view and, where it should, moves the map. */
export function useSteps() {
  const at = useView()
  const zone = useZone()
  const tried = useWhatIf()
  const phone = useMedia('(max-width: 760px)')
  const target = shallowRef<Target | null>(null)
  /** Codes of the parcels of the enterprise whose file is open. */
  const land = shallowRef<string[]>([])
  /** The enterprise whose land the map goes to once its file has arrived, and where it may be if it has none. */
  let awaited = { uscc: '', spot: null as Bounds | null }

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
    else if (at.view.enterprise) awaited = { uscc: at.view.enterprise, spot: null }
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
  /** Shows on the map what a file asks for; a phone has nothing beside a page, so that it leaves it. */
  function onMap(look: () => void) {
    if (phone.value && at.view.page !== 'map') go('map')
    look()
  }
  /** Opens the file of a parcel; from a list the map follows, from the map itself it stays. */
  function open(parcel: string, follow = true) {
    if (parcel !== at.view.parcel || at.view.enterprise || at.view.subject) at.patch({ parcel, enterprise: '', subject: '' })
    if (follow) locate(parcel)
  }
  /** Shows a parcel on the map and leaves the file of the enterprise open. */
  function show(parcel: string) {
    if (parcel !== at.view.parcel) at.patch({ parcel })
    locate(parcel)
  }
  /** Opens the file of an enterprise, over that of a parcel if one is open; the map goes to its land. */
  function enterprise(uscc: string, spot: Bounds | null = null, parcel = at.view.parcel) {
    awaited = { uscc, spot }
    at.patch({ enterprise: uscc, parcel })
  }
  /** Opens what there is of a subject: the file of a parcel or an enterprise, of others what the run says. */
  function subject(kind: string, key: string) {
    if (kind === 'parcel') open(key)
    else if (kind === 'enterprise') enterprise(key, null, '')
    else at.patch({ subject: `${kind}:${key}`, enterprise: '' })
  }
  function arrived(file: EnterpriseFile | null) {
    land.value = (file?.parcels ?? []).map((parcel) => parcel.parcel_code)
    if (!file || file.enterprise.uscc !== awaited.uscc) return
    lookAtLand()
    awaited = { uscc: '', spot: null }
  }
  function lookAtLand() {
    const features = land.value.flatMap((code) => zone.byCode.get(code) ?? [])
    look(features.length ? boundsOf(features) : awaited.spot, 13, 16.5)
  }
  /** What was searched for is shown on the map, so that pages which cover it give way. */
  function take(hit: Hit) {
    if (phone.value || !BESIDE_MAP.includes(at.view.page)) go('map')
    if (hit.kind === 'park') return place({ park: hit.key, subarea: '' })
    if (hit.kind === 'parcel') return open(hit.key)
    const { lon, lat } = hit
    enterprise(hit.key, lon != null && lat != null ? [lon - SPOT, lat - SPOT, lon + SPOT, lat + SPOT] : null, '')
  }
  /** Esc closes one thing at a time: an entry of the ledger, the enterprise, the subject or parcel below it, the isolated band, then the trying of changes. */
  function back() {
    if (at.view.page === 'disposal' && at.view.entry) at.patch({ entry: '' })
    else if (at.view.enterprise) at.patch({ enterprise: '' })
    else if (at.view.subject) at.patch({ subject: '' })
    else if (at.view.parcel) at.patch({ parcel: '' })
    else if (at.view.band) at.patch({ band: '' })
    else if (at.view.trying && at.view.page === 'map') tried.close()
  }
  const go = (page: PageName) => at.patch({ page, tab: '', pick: '', list_sort: '', item: '', subject: '' })
  const isolate = (band: string) => at.patch({ band: at.view.band === band ? '' : band })
  const metric = (next: Metric) => at.patch({ metric: next, band: bandAfter(at.view.band, next, zone.edges), scale: 'fixed' })
  const divide = (scale: View['scale']) => at.patch({ scale, band: isRange(at.view.band) ? '' : at.view.band })
  const change = (next: Partial<View>) => at.patch(next)

  return { target, land, look, home, place, lookAtView, lookAtLand, locate, onMap, open, show, enterprise, subject, arrived, take, back, go, isolate, metric, divide, change }
}
