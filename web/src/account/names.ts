/** Persons and roles in words. Pure. */
import type { Grant, Person } from '../api/accounts'

type Say = (key: string, values?: Record<string, unknown>) => string

/** Who a record names: a user; a person of the demonstration; or, from before there were users, whoever sat at the machine. */
export function personName(name: string, say: Say): string {
  if (name === 'local') return say('evaluation.by_local')
  return name.startsWith('demo:') ? say('account.demo_person', { role: say(`role.${name.slice(5)}`) }) : name
}

interface PlaceNames {
  park: (park_code: string) => string
  zone: (zone_code: string) => string
  department: (department: string) => string
}

/** A role with where it is held. */
export function grantName(grant: Grant, say: Say, named: PlaceNames): string {
  const place = grant.park_code ? named.park(grant.park_code) : grant.zone_code ? named.zone(grant.zone_code) : ''
  const role = grant.department ? say('account.role_of', { role: say(`role.${grant.role}`), department: named.department(grant.department) }) : say(`role.${grant.role}`)
  return place ? say('account.role_in', { role, place }) : role
}

/** The roles of a person, each once, without places. */
export function roleNames(person: Person, say: Say): string {
  return [...new Set((person.roles ?? []).map((grant) => say(`role.${grant.role}`)))].join(say('text.list'))
}
