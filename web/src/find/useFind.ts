import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { landAsked, type Conditions, type Fit, type LandGroup, type LandHit, type LandSearch } from '../api/land'
import type { Answer } from '../api/client'
import type { Problem } from '../api/types'
import { useFile } from '../state/useFile'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import { cornersOf, parseConditions, printConditions, withCorner, type Corner } from './conditions'

/** Land that is looked for: the conditions are in the link, what fits is asked of the server, and saved searches warn of what is new. */
export const useFind = defineStore('find', () => {
  const at = useView()
  const zone = useZone()
  const searches = shallowRef<LandSearch[]>([])
  /** What was wrong with the last change of the saved searches. */
  const refused = shallowRef<Problem | null>(null)
  /** Codes that were new in the search that was opened last. */
  const fresh = shallowRef<Set<string>>(new Set())
  const drawing = ref(false)

  const code = computed(() => (zone.status === 'loading' || !zone.run ? '' : (zone.zone?.zone_code ?? '')))
  const open = computed(() => at.view.page === 'find')
  const conditions = computed(() => parseConditions(at.view.find))
  const read = useFile(() => ({ zone: open.value ? code.value : '', key: printConditions(conditions.value), run: zone.run_id }), landAsked.find)
  const found = computed(() => read.file.value)
  const tab = computed(() => (at.view.tab === 'spare' || at.view.tab === 'groups' ? at.view.tab : 'parcels'))
  const picked = <T extends { fit: Fit }>(list: T[] = []) => list.filter((hit) => !at.view.pick || hit.fit === at.view.pick)
  const listed = computed<LandHit[]>(() => (tab.value === 'groups' ? [] : picked(found.value?.[tab.value])))
  const groups = computed<LandGroup[]>(() => (tab.value === 'groups' ? picked(found.value?.groups) : []))
  /** The group that is shown alone. */
  const group = computed(() => groups.value.find((one) => one.parcel_codes.join() === at.view.find_set.join()))
  /** What the map outlines. */
  const codes = computed(() => {
    if (!open.value) return []
    return tab.value === 'groups' ? (group.value ? [group.value] : groups.value).flatMap((one) => one.parcel_codes) : listed.value.map((hit) => hit.parcel_code)
  })
  const corners = computed(() => (open.value ? cornersOf(conditions.value.near) : []))
  const news = computed(() => searches.value.reduce((sum, search) => sum + search.fresh.length, 0))

  const set = (change: Partial<Conditions>) => at.patch({ find: printConditions({ ...conditions.value, ...change }), parcel: '' })
  const corner = (place: Corner) => set({ near: withCorner(conditions.value.near, place) })

  async function readSearches(of = zone.zone?.zone_code ?? '') {
    const answer = of && zone.runs.length ? await landAsked.searches(of) : null
    searches.value = answer?.ok ? answer.value : []
  }
  /** Takes the answer to a change over, and reads the searches again. */
  async function changed(answer: Answer<unknown>) {
    refused.value = answer.ok ? null : answer.problem
    await readSearches()
    return answer.ok
  }
  const save = async (name: string) => changed(await landAsked.save(zone.zone!.zone_code, name, conditions.value))
  const drop = async (search: LandSearch) => changed(await landAsked.drop(zone.zone!.zone_code, search.search_id))
  /** Shows a saved search; what was new in it is marked, and is not new the next time. */
  async function show(search: LandSearch) {
    fresh.value = new Set(search.fresh)
    at.patch({ page: 'find', find: printConditions(search.conditions), tab: '', pick: '', parcel: '', enterprise: '' })
    await changed(await landAsked.look(zone.zone!.zone_code, search.search_id))
  }

  return { searches, refused, fresh, drawing, code, conditions, read, found, tab, listed, groups, group, codes, corners, news, set, corner, readSearches, save, drop, show }
})
