import { shallowRef, watch } from 'vue'
import { useAccount } from '../account/useAccount'
import type { Answer } from '../api/client'
import type { Problem } from '../api/types'

/** Whose file, of which zone and run; an empty zone or key asks for none. */
export interface Chosen {
  zone: string
  key: string
  run: string
}

/** The file of what is chosen; a later choice cancels the reading of an earlier one. It is read again for another person, who may do other things. */
export function useFile<T>(chosen: () => Chosen, ask: (zone: string, key: string, run: string, signal: AbortSignal) => Promise<Answer<T>>) {
  const file = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  let reading = new AbortController()

  async function load(keep: boolean) {
    reading.abort()
    reading = new AbortController()
    const { zone, key, run } = chosen()
    if (!keep) file.value = null
    problem.value = null
    if (!zone || !key) return
    const answer = await ask(zone, key, run, reading.signal).catch(() => null)
    if (answer?.ok) file.value = answer.value
    else if (answer) problem.value = answer.problem
  }

  const read = () => load(false)
  /** Reads once more and shows meanwhile what there is: forms in the file keep what is typed. */
  const again = () => load(true)

  watch(chosen, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) void read()
  }, { immediate: true })
  const account = useAccount()
  watch(() => account.person?.name, () => void again())
  return { file, problem, read, again }
}
