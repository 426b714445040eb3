/** Runs in words. Pure. */
import { personName } from '../account/names'
import type { Run } from '../api/types'
import { day } from '../format/format'
import type { Say } from '../ledger/columns'

/** A run as a list names it: its number tells runs of one day and one policy apart. A title takes the place of its own. */
export const runName = (run: Run, say: Say, title = '') =>
  [`#${run.run_id}`, run.trial ? say('top.trial') : '', title || run.policy_title || run.policy_id, day(run.created_at)].filter(Boolean).join(' · ')

/** Who made a run. */
export const madeBy = (run: Run, say: Say) => personName(run.created_by ?? '', say)
