import { defineStore } from 'pinia'
import { computed } from 'vue'
import { choiceOf, chosen, isolated, sorted } from '../ledger/select'
import { sameness, tally } from '../legend/tally'
import { bandsOf, isNumeric, quantileEdges, valuesOf } from '../map/bands'
import { outcomes } from '../map/features'
import { useWhatIf } from '../policy/useWhatIf'
import { firstUnknown } from './unknown'
import { useView } from './useView'
import { METRICS } from './view'
import { useZone } from './useZone'

/** What the view leaves of the zone: the one answer that map, legend and table share. */
export const useShown = defineStore('shown', () => {
  const at = useView()
  const zone = useZone()
  const tried = useWhatIf()
  const choice = computed(() => choiceOf(at.view))
  /** What is drawn of findings: of the chosen rules, and where that is wanted what they cannot tell. */
  const meant = computed(() => {
    const { rule, untold } = choice.value
    const ruled = rule.length ? zone.findings.filter((finding) => rule.includes(finding.rule)) : zone.findings
    return untold ? ruled.filter((finding) => finding.outcome === 'cannot_tell') : ruled
  })
  const found = computed(() => outcomes(meant.value))
  const untold = computed(() => new Set(choice.value.untold ? found.value.keys() : []))
  const counted = computed(() => chosen(zone.parcels, choice.value, untold.value))
  /** Edges that divide the values in view evenly; null when there is nothing to divide. */
  const quantiles = computed(() => quantileEdges(valuesOf(counted.value, at.view.metric, zone.edges)))
  const edges = computed(() => (at.view.scale === 'quantile' && quantiles.value ? { ...zone.edges, [at.view.metric]: quantiles.value } : zone.edges))
  const bands = computed(() => bandsOf(at.view.metric, edges.value))
  const shown = computed(() => isolated(counted.value, choice.value, edges.value))
  const codes = computed(() => new Set(shown.value.map((parcel) => parcel.parcel_code)))
  const ordered = computed(() => sorted(shown.value, at.view.sort))
  /** The chosen parcels with the grades that are tried: what the legend counts. */
  const regraded = computed(() => (tried.moved.size ? counted.value.map((parcel) => ({ ...parcel, grade: tried.moved.get(parcel.parcel_code) ?? parcel.grade })) : counted.value))
  const rows = computed(() => tally(regraded.value, bands.value, at.view.metric, edges.value))
  /** What the legend says of its own ranges. */
  const division = computed(() => ({
    even: at.view.scale === 'quantile' && quantiles.value !== null,
    same: isNumeric(at.view.metric) ? sameness(rows.value) : null,
    divisible: quantiles.value !== null,
    other: METRICS.find((metric) => isNumeric(metric) && quantileEdges(valuesOf(counted.value, metric, zone.edges))) ?? null,
  }))
  /** Findings that every filter but the rules lets through: the rules are facets of their list. */
  const findings = computed(() => {
    const passed = isolated(chosen(zone.parcels, { ...choice.value, rule: [], untold: false }, new Set()), choice.value, edges.value)
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
  return { unknown, edges, division, bands, found, counted, shown, codes, ordered, rows, findings }
})
