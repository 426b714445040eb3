/** Policies by the names under which they are asked for, those that evaluate apart from those that only find land, or only check schemes. Pure. */
import type { PolicySummary } from '../api/evaluations'

type Group = 'evaluates' | 'screens' | 'checks'

export const policyName = (one: Pick<PolicySummary, 'policy_id' | 'version' | 'origin'>) => (one.origin === 'saved' ? `${one.policy_id}@${one.version}` : one.policy_id)

/** Those that evaluate, then the documents of screening rules alone, then those of checks alone; an empty group is left away. */
export function grouped(list: PolicySummary[]): { group: Group; policies: PolicySummary[] }[] {
  const groupOf = (one: PolicySummary): Group => (one.evaluates ? 'evaluates' : one.screens ? 'screens' : one.checks ? 'checks' : 'evaluates')
  return (['evaluates', 'screens', 'checks'] as const).map((group) => ({ group, policies: list.filter((one) => groupOf(one) === group) })).filter((one) => one.policies.length)
}
