import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ParcelFile } from '../api/files'
import { permu } from '../api/permu'
import type { Problem } from '../api/types'

/** How many files are asked for at a time. */
const AT_A_TIME = 4

/** The files of many parcels, read some at a time; a later choice cancels the reading of an earlier one. */
export function useFiles(chosen: () => { zone: string; run: string; codes: string[] }) {
  const files = shallowRef<Map<string, ParcelFile>>(new Map())
  const problem = shallowRef<Problem | null>(null)
  const read = ref(0)
  let reading = new AbortController()

  async function load() {
    reading.abort()
    const mine = (reading = new AbortController())
    const { zone, run, codes } = chosen()
    files.value = new Map()
    problem.value = null
    read.value = 0
    const got = new Map<string, ParcelFile>()
    const waiting = zone ? [...codes] : []
    const take = async () => {
      for (let code = waiting.shift(); code && !mine.signal.aborted && !problem.value; code = waiting.shift()) {
        const answer = await permu.parcelFile(zone, code, run, mine.signal).catch(() => null)
        if (mine.signal.aborted || !answer) return
        if (answer.ok) got.set(code, answer.value)
        else problem.value = answer.problem
        read.value = got.size
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, take))
    if (!mine.signal.aborted && !problem.value) files.value = got
  }
  watch(() => JSON.stringify(chosen()), load, { immediate: true })
  onScopeDispose(() => reading.abort())
  return { files, problem, read, load }
}
