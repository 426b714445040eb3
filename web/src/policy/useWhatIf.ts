import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { evaluations, type PolicyDocument, type WhatIf } from '../api/evaluations'
import type { Problem } from '../api/types'
import { useFile } from '../state/useFile'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import { patched, patchOf, readChanges, spread, withChange, writeChanges, type Changes } from './changes'
import { fieldGroups, type FieldGroup } from './fields'
import { newestWins } from './newest'
import { neededForScores } from './open'
import { useRunPolicy } from './useRunPolicy'

/** How long the hand rests before the link says what it did. */
const SETTLE_MS = 200

/** Trying changes of the run's policy, or of another one that is chosen: the changes, what they would do, and what is wrong with them. Nothing is kept but in the link. */
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
  const chosen = computed(() => (trying.value ? at.view.policy : ''))
  const other = useFile(() => ({ zone: zone.run?.zone_code ?? '', key: chosen.value, run: '' }), evaluations.policy)
  /** The policy that is changed: of the run, or the one that is chosen in its place. */
  const policy = computed(() => (chosen.value ? other.file.value : ofRun.policy))
  const changed = computed(() => Object.keys(changes.value).length)
  /** Whether something other than the run's policy is tried. */
  const differs = computed(() => trying.value && (changed.value > 0 || chosen.value !== ''))
  const groups = computed(() => (policy.value ? fieldGroups(policy.value.document) : []))
  /** Open numbers without which nobody has a score; nothing is tried while there are some. */
  const needed = computed(() => (policy.value ? neededForScores(patched(policy.value.document, changes.value)) : []))
  const kind = (name: string) => answer.value?.kinds.find((one) => one.kind === name) ?? null
  /** Parcels whose grade would be another, with that grade. */
  const moved = computed(() => new Map(differs.value ? (kind('parcel')?.list ?? []).map((move) => [move.key, move.to || 'not_graded']) : []))
  /** The kind of subject that is counted on the map of parks: the one that is listed, where the answer has it by park. */
  const counted = computed(() => [at.view.kind, 'parcel', 'enterprise'].find((one) => kind(one)?.parks?.length) ?? at.view.kind)
  const parks = computed(() => new Map(differs.value ? (kind(counted.value)?.parks ?? []).map((park) => [park.park_code, park]) : []))
  /** What the changes were saved as, while nothing has been changed since. */
  const saved = shallowRef<{ name: string; of: Changes } | null>(null)
  const savedAs = computed(() => (saved.value?.of === changes.value ? saved.value.name : ''))

  const ask = newestWins<{ run: string; policy: PolicyDocument | null; changes: Changes }>(async (wish) => {
    busy.value = true
    const tried = wish.policy ? { policy: patched(wish.policy.document, wish.changes) } : { patch: patchOf(wish.changes) }
    const got = await evaluations.whatIf(zone.run?.zone_code ?? '', wish.run, tried)
    busy.value = false
    if (!trying.value || wish.run !== zone.run_id || (wish.policy && wish.policy !== policy.value)) return
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
  function change(group: FieldGroup, path: string, value: number | null) {
    const next = withChange(changes.value, group.fields, path, value)
    set(spreading.value && value !== null && group.counted.includes(path) ? spread(group, next, path) : next)
  }
  const spreadRest = (group: FieldGroup) => set(spread(group, changes.value, ''))
  const reset = () => set({})
  /** What was changed in a chosen policy is not a change of the run's. */
  const close = () => at.patch({ trying: false, ...(at.view.policy ? { policy: '', changes: [] } : {}) })

  watch(() => at.view.changes, (list) => {
    if (writeChanges(changes.value).join() !== list.join()) changes.value = readChanges(list)
  })
  watch([() => zone.run_id, chosen], () => (answer.value = problem.value = null))
  watch([trying, () => zone.run_id, changes, policy, needed], () => {
    const isReady = trying.value && zone.run_id && (!chosen.value || policy.value)
    if (isReady && needed.value.length === 0) ask({ run: zone.run_id, policy: chosen.value ? (policy.value ?? null) : null, changes: changes.value })
  }, { immediate: true })

  return { trying, changes, changed, differs, policy, chosen, unread: other.problem, read: other.read, needed, spreading, busy, answer, problem, groups, kind, counted, moved, parks, saved, savedAs, change, spreadRest, reset, close }
})
