import { describe, expect, it } from 'vitest'
import { grantName, personName, roleNames } from './names'

const say = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ')
const named = { park: (code: string) => ({ WLY: '五里园' })[code] ?? code, zone: (code: string) => `zone ${code}`, department: (name: string) => `dep ${name}` }

describe('persons in words', () => {
  it.each([
    ['王', '王'],
    ['local', 'evaluation.by_local'],
    ['demo:planner', 'account.demo_person role.planner'],
  ])('%s', (name, said) => expect(personName(name, say)).toBe(said))

  it.each([
    [{ role: 'planner' }, 'role.planner'],
    [{ role: 'reviewer', department: 'tax' }, 'account.role_of role.reviewer dep tax'],
    [{ role: 'planner', zone_code: 'z' }, 'account.role_in role.planner zone z'],
    [{ role: 'park_officer', zone_code: 'z', park_code: 'WLY' }, 'account.role_in role.park_officer 五里园'],
  ])('%o', (grant, said) => expect(grantName(grant, say, named)).toBe(said))

  it('names each role once', () => {
    const roles = [{ role: 'park_officer', zone_code: 'z', park_code: 'a' }, { role: 'park_officer', zone_code: 'z', park_code: 'b' }, { role: 'approver' }]
    expect(roleNames({ name: '王', roles }, say)).toBe('role.park_officertext.listrole.approver')
    expect(roleNames({ name: '王', roles: null }, say)).toBe('')
  })
})
