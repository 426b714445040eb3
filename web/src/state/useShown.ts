import { defineStore } from 'pinia'
import { computed } from 'vue'
import { choiceOf, chosen, isolated, sorted } from '../ledger/select'
import { tally } from '../legend/tally'
import { bandsOf } from '../map/bands'
import { useWhatIf } from '../policy/useWhatIf'
import { firstUnknown } from './unknown'
import { useView } from './useView'
import { useZone } from './useZone'

/** What the view leaves of the zone: the one answer that map, legend and table share. */
export const useShown = defineStore('shown', () => {
  const at = useView()
  const zone = useZone()
  const tried = useWhatIf()
  const choice = computed(() => choiceOf(at.view))
  const bands = computed(() => bandsOf(at.view.metric, zone.edges))
  const counted = computed(() => chosen(zone.parcels, choice.value))
  const shown = computed(() => isolated(counted.value, choice.value, zone.edges))
  const codes = computed(() => new Set(shown.value.map((parcel) => parcel.parcel_code)))
  const ordered = computed(() => sorted(shown.value, at.view.sort))
  /** The chosen parcels with the grades that are tried: what the legend counts. */
  const regraded = computed(() => (tried.moved.size ? counted.value.map((parcel) => ({ ...parcel, grade: tried.moved.get(parcel.parcel_code) ?? parcel.grade })) : counted.value))
  const rows = computed(() => tally(regraded.value, bands.value, at.view.metric, zone.edges))
  /** Findings that every filter but the rules lets through: the rules are facets of their list. */
  const findings = computed(() => {
    const passed = isolated(chosen(zone.parcels, { ...choice.value, rule: [] }), choice.value, zone.edges)
    const codes = new Set(passed.map((parcel) => parcel.parcel_code))
    return zone.findings.filter((finding) => finding.parcel_code && codes.has(finding.parcel_code))
  })
  /** What the link names and this zone does not have; nothing while the zone is still being read. */
  const unknown = computed(() => zone.status !== 'ready' ? null : firstUnknown(at.view, {
    zones: zone.zones, zone: zone.zone, runs: zone.runs, run: zone.run,
    parks: zone.parks.map((park) => park.properties.park_code),
    places: [...zone.parcels, ...zone.subareas.map(({ properties: { park_code, name } }) => ({ park_code, subarea: name }))],
    bands: bands.value.map((band) => band.key),
  }))
  return { unknown, bands, counted, shown, codes, ordered, rows, findings }
})
