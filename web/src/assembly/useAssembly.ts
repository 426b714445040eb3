import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { assembly, type FoundSites, type Objectives, type SetFigures } from '../api/assembly'
import type { Answer } from '../api/client'
import type { Problem } from '../api/types'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'
import { lacking, searchOf, setOf } from './ask'

/** What the server says to the search and to the set that is put together; both follow the view. */
export function useAssembly(zoneCode: () => string) {
  const at = useView()
  const zone = useZone()
  const objectives = shallowRef<Objectives | null>(null)
  const found = shallowRef<FoundSites | null>(null)
  const figures = shallowRef<SetFigures | null>(null)
  const problem = shallowRef<Problem | null>(null)
  /** Why there are no figures of what is put together. */
  const unmeasured = shallowRef<Problem | null>(null)
  const busy = ref(false)
  let searching = new AbortController()
  let adding = new AbortController()

  void assembly.objectives().then((answer) => take(answer, (value) => (objectives.value = value)))

  function take<T>(answer: Answer<T> | null, keep: (value: T) => void) {
    if (answer?.ok) keep(answer.value)
    else if (answer) problem.value = answer.problem
  }
  const asked = computed(() => (at.view.find_asked && !lacking(at.view) ? JSON.stringify(searchOf(at.view, zone.run_id)) : ''))
  const set = computed(() => (at.view.find_set.length ? JSON.stringify(setOf(at.view, zone.run_id)) : ''))

  async function search() {
    searching.abort()
    searching = new AbortController()
    problem.value = null
    if (!asked.value) return void (found.value = null)
    busy.value = true
    const answer = await assembly.search(zoneCode(), JSON.parse(asked.value), searching.signal).catch(() => null)
    if (!answer) return
    busy.value = false
    take(answer, (value) => (found.value = value))
  }
  async function add() {
    adding.abort()
    adding = new AbortController()
    unmeasured.value = null
    if (!set.value) return void (figures.value = null)
    const answer = await assembly.figures(zoneCode(), JSON.parse(set.value), adding.signal).catch(() => null)
    if (!answer) return
    figures.value = answer.ok ? answer.value : null
    unmeasured.value = answer.ok ? null : answer.problem
  }

  watch(asked, search, { immediate: true })
  watch(set, add, { immediate: true })
  onBeforeUnmount(() => {
    searching.abort()
    adding.abort()
  })
  return { objectives, found, figures, problem, unmeasured, busy, search, add }
}
