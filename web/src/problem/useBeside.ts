import { computed, type Ref } from 'vue'
import type { Problem } from '../api/types'
import { beside } from './beside'
import { useProblemWords } from './useProblemWords'

/** What a form says of a problem: at the fields that it shows, and below them what is left. */
export function useBeside(problem: Ref<Problem | null>, fields: () => readonly string[]) {
  const words = useProblemWords()
  const apart = computed(() => beside(problem.value, fields(), words))
  return { wrong: computed(() => apart.value.fields), rest: computed(() => apart.value.rest) }
}
