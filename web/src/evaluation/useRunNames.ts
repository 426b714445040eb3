import type { Run } from '../api/types'
import { useRunPolicy } from '../policy/useRunPolicy'
import { useSay } from '../state/useSay'
import { runName } from './runs'

/** Runs by name, in the reader's language where the policy has been read: a run carries its title in Chinese alone. */
export function useRunNames() {
  const ofRun = useRunPolicy()
  const { say, either } = useSay()
  const titleOf = (run: Run) => (ofRun.policy && ofRun.policy.digest === run.policy_digest ? either(ofRun.policy.title) : '')
  return (run: Run) => runName(run, say, titleOf(run))
}
