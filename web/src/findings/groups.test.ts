import { expect, it } from 'vitest'
import type { Finding } from '../api/files'
import { groupsOf } from './groups'

const finding = (rule: string, parcel_code: string) => ({ rule, parcel_code }) as Finding
const area: Record<string, number> = { P1: 10, P2: 30, P3: 5 }

it('has one group a rule, the longest first, each parcel of it counted once', () => {
  const groups = groupsOf([finding('idle', 'P3'), finding('low', 'P1'), finding('low', 'P2'), finding('low', 'P1')], (code) => area[code] ?? 0)
  expect(groups.map((group) => [group.rule, group.findings.map((one) => one.parcel_code), group.area_mu])).toEqual([
    ['low', ['P2', 'P1', 'P1'], 40], ['idle', ['P3'], 5],
  ])
})
it('has no group of nothing', () => expect(groupsOf([], () => 0)).toEqual([]))
