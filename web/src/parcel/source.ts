import type { Run } from '../api/types'
import { day } from '../format/format'
import type { Say } from '../ledger/columns'

/** What a figure rests on: year, policy and day of the run, or that there was none. */
export function sourceOf(run: Run | null, say: Say): string {
  if (!run) return say('file.source_none')
  const source = say('file.source', { year: run.year, policy: run.policy_title || run.policy_id })
  return run.as_of ? source + say('file.as_of', { day: day(run.as_of) }) : source
}
