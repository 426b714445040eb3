import { defineStore } from 'pinia'
import { computed } from 'vue'
import { evaluations } from '../api/evaluations'
import { useFile } from '../state/useFile'
import { useSay } from '../state/useSay'
import { useView } from '../state/useView'
import { useZone } from '../state/useZone'

/** The policy of the run that is shown, read when a page asks for it. */
export const useRunPolicy = defineStore('run-policy', () => {
  const at = useView()
  const zone = useZone()
  const { say, either } = useSay()
  const wanted = computed(() => at.view.page === 'evaluation' || at.view.trying)
  const { file: policy, problem, read } = useFile(
    () => ({ zone: wanted.value && zone.run ? zone.run.zone_code : '', key: 'policy', run: zone.run_id }), evaluations.runPolicy,
  )
  const grades = computed(() => [...(policy.value?.grades ?? ['A', 'B', 'C', 'D']), ''])
  /** Tracks say what they are called; one that the policy does not have stays its id. */
  const trackName = (id: string | null | undefined) => either(policy.value?.document.tracks?.find((track) => track.id === id)?.title) || id || say('evaluation.no_track')
  return { policy, problem, read, grades, trackName }
})
