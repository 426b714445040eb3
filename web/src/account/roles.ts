/** The roles that can be given, and how a line of roles changes. Pure. */
import type { Grant } from '../api/accounts'

export const ROLES = ['planner', 'park_officer', 'reviewer', 'approver', 'leader', 'administrator'] as const

/** Whether a role is held in one park alone. */
export const parkNeeded = (role: string) => role === 'park_officer'

/** Whether a role is held for a department. */
export const departmentNeeded = (role: string) => role === 'reviewer'

/** The grants with one of them changed: an administrator is one everywhere, and a role of a park is in the zone that is shown. */
export function withGrant(grants: Grant[], i: number, change: Partial<Grant>, shown: string): Grant[] {
  const next = { ...grants[i]!, ...change }
  if (next.role === 'administrator') return grants.with(i, { role: next.role })
  if (parkNeeded(next.role) && !next.zone_code) next.zone_code = shown
  if (!next.zone_code) next.park_code = ''
  if (!departmentNeeded(next.role)) delete next.department
  return grants.with(i, next)
}

/** Grants as they are sent: without what is empty. */
export const sent = (grants: Grant[]): Grant[] =>
  grants.map(({ role, department, zone_code, park_code }) => ({ role, ...(department ? { department } : {}), ...(zone_code ? { zone_code } : {}), ...(park_code ? { park_code } : {}) }))

/** The address of a one-time link; what stands after # never leaves the browser. */
export const linkAddress = (origin: string, token: string) => `${origin}/#link=${token}`
