import { ref, shallowRef } from 'vue'
import { review, type CaseBody, type CaseRecord } from '../api/review'
import type { Problem } from '../api/types'

/** Makes moves of a case; when somebody was faster, what was typed stays and `stale` reads the case again. */
export function useMove(zone: () => string, record: () => CaseRecord, done: (record: CaseRecord) => void, stale: () => void) {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)

  async function send(move: string, body: CaseBody): Promise<boolean> {
    busy.value = true
    const answer = await review.move(zone(), record().case_id, { move, version: record().version, ...body })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) done(answer.value)
    else if (answer.problem.status === 409) stale()
    return answer.ok
  }
  return { busy, problem, send }
}
