/** Policies by the names under which they are asked for, those that evaluate apart from those that only find land. Pure. */
import type { PolicySummary } from '../api/evaluations'

export const policyName = (one: Pick<PolicySummary, 'policy_id' | 'version' | 'origin'>) => (one.origin === 'saved' ? `${one.policy_id}@${one.version}` : one.policy_id)

/** Those that evaluate, then the documents of screening rules alone; an empty group is left away. */
export function grouped(list: PolicySummary[]): { group: 'evaluates' | 'screens'; policies: PolicySummary[] }[] {
  const of = (alone: boolean) => list.filter((one) => (one.screens && !one.evaluates) === alone)
  return [{ group: 'evaluates' as const, policies: of(false) }, { group: 'screens' as const, policies: of(true) }].filter((one) => one.policies.length)
}
