import { shallowRef, watch } from 'vue'
import { permu } from '../api/permu'
import type { ParcelFile, Problem } from '../api/types'

/** The file of the chosen parcel; a later choice cancels the reading of an earlier one. */
export function useParcelFile(chosen: () => { zone: string; parcel: string; run: string }) {
  const file = shallowRef<ParcelFile | null>(null)
  const problem = shallowRef<Problem | null>(null)
  let reading = new AbortController()

  async function read() {
    reading.abort()
    reading = new AbortController()
    const { zone, parcel, run } = chosen()
    file.value = null
    problem.value = null
    if (!zone || !parcel) return
    const answer = await permu.parcelFile(zone, parcel, run, reading.signal).catch(() => null)
    if (answer?.ok) file.value = answer.value
    else if (answer) problem.value = answer.problem
  }

  watch(chosen, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) void read()
  }, { immediate: true })
  return { file, problem, read }
}
