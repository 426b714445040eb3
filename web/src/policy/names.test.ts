import { expect, it } from 'vitest'
import type { PolicySummary } from '../api/evaluations'
import { grouped, policyName } from './names'

const policy = (policy_id: string, evaluates: boolean, screens: boolean, origin: PolicySummary['origin'] = 'built_in') => ({ policy_id, version: 2, evaluates, screens, origin }) as PolicySummary

it('stand apart where they only find land, or only check schemes', () => {
  const list = [policy('default', true, true), policy('signals', false, true), policy('huangyan', true, false), policy('refused', false, false, 'saved'), { ...policy('far', false, false, 'saved'), checks: true }]
  expect(grouped(list).map(({ group, policies }) => [group, policies.map(policyName)])).toEqual([['evaluates', ['default', 'huangyan', 'refused@2']], ['screens', ['signals']], ['checks', ['far@2']]])
  expect(grouped([])).toEqual([])
})
