import { defineStore } from 'pinia'
import { computed } from 'vue'
import { evaluations } from '../api/evaluations'
import { showsOf } from '../format/shown'
import { useFile } from '../state/useFile'
import { useSay } from '../state/useSay'
import { useZone } from '../state/useZone'
import { industryText } from './places'
import { usePolicyWords } from './usePolicyWords'

/** The policy of the run that is shown. */
export const useRunPolicy = defineStore('run-policy', () => {
  const zone = useZone()
  const { say, either } = useSay()
  const words = usePolicyWords()
  const { file: policy, problem, read } = useFile(
    () => ({ zone: zone.run?.zone_code ?? '', key: 'policy', run: zone.run_id }), evaluations.runPolicy,
  )
  const grades = computed(() => [...(policy.value?.grades ?? ['A', 'B', 'C', 'D']), ''])
  /** Tracks say what they are called; one that the policy does not have stays its id. */
  const trackName = (id: string | null | undefined) => either(policy.value?.document.tracks?.find((track) => track.id === id)?.title) || id || say('evaluation.no_track')
  /** An industry group of the policy, or a division, by its name; what is neither stays as it is. */
  const groupName = (group: string) => (policy.value ? industryText(group, policy.value.document, words) : group)
  /** The most points of an indicator as a multiple of its weight; null where the policy has no cap, or is not read yet. */
  function capOf(track: string | null | undefined, indicator: string): number | null {
    const found = policy.value?.document.tracks?.find((one) => one.id === track)?.indicators?.find((one) => one.id === indicator)
    return typeof found?.scorer?.cap === 'number' ? found.scorer.cap : null
  }
  /** Scores, points and values as the policy shows them. */
  const shows = computed(() => showsOf(policy.value?.document.rounding))
  return { shows, capOf, groupName, policy, problem, read, grades, trackName }
})
