import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { evaluations, type WhatIf } from '../api/evaluations'
import type { Problem } from '../api/types'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import { fieldGroups, patchOf, readChanges, spread, withChange, writeChanges, type Changes, type FieldGroup } from './fields'
import { newestWins } from './newest'
import { useRunPolicy } from './useRunPolicy'

/** How long the hand rests before the link says what it did. */
const SETTLE_MS = 200

/** Trying changes of the run's policy: the changes, what they would do, and what is wrong with them. Nothing is kept but in the link. */
export const useWhatIf = defineStore('what-if', () => {
  const at = useView()
  const zone = useZone()
  const ofRun = useRunPolicy()
  const changes = ref<Changes>(readChanges(at.view.changes))
  const spreading = ref(true)
  const busy = ref(false)
  const answer = shallowRef<WhatIf | null>(null)
  const problem = shallowRef<Problem | null>(null)

  const trying = computed(() => at.view.trying && zone.run !== null)
  const changed = computed(() => Object.keys(changes.value).length)
  const groups = computed(() => (ofRun.policy ? fieldGroups(ofRun.policy.document) : []))
  const kind = (name: string) => answer.value?.kinds.find((one) => one.kind === name) ?? null
  /** Parcels whose grade would be another, with that grade. */
  const moved = computed(() => new Map(trying.value && changed.value ? (kind('parcel')?.list ?? []).map((move) => [move.key, move.to || 'not_graded']) : []))
  const parks = computed(() => new Map(trying.value && changed.value ? ((kind('parcel') ?? kind('enterprise'))?.parks ?? []).map((park) => [park.park_code, park]) : []))

  const ask = newestWins<{ run: string; changes: Changes }>(async (wish) => {
    busy.value = true
    const got = await evaluations.whatIf(zone.run?.zone_code ?? '', wish.run, patchOf(wish.changes))
    busy.value = false
    if (!trying.value || wish.run !== zone.run_id) return
    problem.value = got.ok ? null : got.problem
    if (got.ok) answer.value = got.value
  })

  let settling = 0
  function set(next: Changes) {
    changes.value = next
    clearTimeout(settling)
    settling = window.setTimeout(() => at.patch({ changes: writeChanges(next) }, 'replace'), SETTLE_MS)
  }
  /** Gives a number another value; weights keep their sum where that is wished. */
  function change(group: FieldGroup, path: string, value: number) {
    const next = withChange(changes.value, group.fields, path, value)
    set(spreading.value && group.counted.includes(path) ? spread(group, next, path) : next)
  }
  const spreadRest = (group: FieldGroup) => set(spread(group, changes.value, ''))
  const reset = () => set({})
  const close = () => at.patch({ trying: false })

  watch(() => at.view.changes, (list) => {
    if (writeChanges(changes.value).join() !== list.join()) changes.value = readChanges(list)
  })
  watch(() => zone.run_id, () => (answer.value = null))
  watch([trying, () => zone.run_id, changes], () => trying.value && zone.run_id && ask({ run: zone.run_id, changes: changes.value }), { immediate: true })

  return { trying, changes, changed, spreading, busy, answer, problem, groups, kind, moved, parks, change, spreadRest, reset, close }
})
