import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Answer } from '../api/client'
import { permu } from '../api/permu'
import type { Finding } from '../api/files'
import type { Meta, Problem, Run, Summary, Zone } from '../api/types'
import type { ParcelFeature, ParkFeature, SubareaFeature } from '../map/features'
import { outcomes } from '../map/features'
import { edgesFrom } from '../map/bands'

export type Status = 'loading' | 'ready' | 'empty' | 'problem'

/** The wished run, or the newest of the wished year, or the newest; a trial only where it is wished or nothing else is there. */
function pickRun(runs: Run[], run_id: string, year: number | null): Run | null {
  const real = runs.filter((run) => !run.trial)
  const first = [...real, ...runs]
  return runs.find((run) => String(run.run_id) === run_id) ?? first.find((run) => run.year === year) ?? first[0] ?? null
}

/** Everything known about one zone under one run; read once and kept in memory. */
export const useZone = defineStore('zone', () => {
  const status = ref<Status>('loading')
  const problem = shallowRef<Problem | null>(null)
  const meta = shallowRef<Meta | null>(null)
  const zones = shallowRef<Zone[]>([])
  const zone = shallowRef<Zone | null>(null)
  const runs = shallowRef<Run[]>([])
  const run = shallowRef<Run | null>(null)
  const summary = shallowRef<Summary | null>(null)
  const parks = shallowRef<ParkFeature[]>([])
  const subareas = shallowRef<SubareaFeature[]>([])
  const parcelFeatures = shallowRef<ParcelFeature[]>([])
  const findings = shallowRef<Finding[]>([])
  /** True when findings could not be read; everything else stands. */
  const partial = ref(false)
  let loading = 0

  const run_id = computed(() => (run.value ? String(run.value.run_id) : ''))
  const edges = computed(() => edgesFrom(meta.value))
  const parcels = computed(() => parcelFeatures.value.map((feature) => feature.properties))
  const byCode = computed(() => new Map(parcelFeatures.value.map((feature) => [feature.properties.parcel_code, feature])))
  const found = computed(() => outcomes(findings.value))
  const parkName = (park_code: string) => parks.value.find((park) => park.properties.park_code === park_code)?.properties.name ?? park_code
  const findingsOn = (parcel_codes: string[]) => findings.value.filter((finding) => parcel_codes.includes(finding.parcel_code ?? ''))
  const rules = computed(() => new Map(findings.value.map((finding) => [finding.rule, finding])))

  function fail(failed: Problem) {
    problem.value = failed
    status.value = 'problem'
  }

  /** Takes the value of an answer; a problem stops the load, unless the part can be done without. */
  function take<T>(answer: Answer<T>, needed = true): T | null {
    if (answer.ok) return answer.value
    if (needed) fail(answer.problem)
    return null
  }

  async function loadZones(): Promise<boolean> {
    const [gotMeta, gotZones] = await Promise.all([permu.meta(), permu.zones()])
    meta.value = take(gotMeta, false)
    const list = take(gotZones)
    zones.value = list ?? []
    return list !== null
  }

  async function loadLand(code: string, id: string, mine: number) {
    const [gotParks, gotSubareas, gotParcels, gotFindings, gotSummary] = await Promise.all([
      permu.parks(code, id), permu.subareas(code, id), permu.parcels(code, id), permu.findings(code, id),
      permu.summary(code, id, run.value?.year ?? null),
    ])
    if (mine !== loading) return
    parks.value = (take(gotParks) ?? []) as ParkFeature[]
    parcelFeatures.value = (take(gotParcels) ?? []) as ParcelFeature[]
    subareas.value = (take(gotSubareas, false) ?? []) as SubareaFeature[]
    partial.value = !gotFindings.ok
    findings.value = (take(gotFindings, false) ?? []).map((feature) => feature.properties)
    summary.value = take(gotSummary, false)
    if (status.value === 'loading') status.value = parcelFeatures.value.length + parks.value.length > 0 ? 'ready' : 'empty'
  }

  /** Loads the wished zone and run, or the first and newest. A later call wins over an earlier one. */
  async function load(zone_code: string, wished: { run: string; year: number | null }) {
    const mine = ++loading
    status.value = 'loading'
    problem.value = null
    if (zones.value.length === 0 && !(await loadZones())) return
    zone.value = zones.value.find((one) => one.zone_code === zone_code) ?? zones.value[0] ?? null
    if (!zone.value) {
      status.value = 'empty'
      return
    }
    const gotRuns = take(await permu.runs(zone.value.zone_code))
    if (!gotRuns || mine !== loading) return
    runs.value = gotRuns
    run.value = pickRun(gotRuns, wished.run, wished.year)
    await loadLand(zone.value.zone_code, run_id.value, mine)
  }

  /** Takes a run as it now stands, such as with the day of its publication. */
  function renew(changed: Run) {
    const same = (one: Run) => String(one.run_id) === String(changed.run_id)
    runs.value = runs.value.map((one) => (same(one) ? changed : one))
    if (run.value && same(run.value)) run.value = changed
  }

  return {
    status, problem, meta, zones, zone, runs, run, run_id, summary, parks, subareas, parcelFeatures, parcels, byCode, findings, partial, found,
    rules, edges, parkName, findingsOn, load, renew,
  }
})
