/** Who is signed in, and what administrators do with users; spelled as on the wire. */
import { get, post, send } from './client'
import type { Maybe } from './types'

/** A role that a person holds: everywhere, in a zone, or in one park of it. */
export interface Grant {
  role: string
  /** For which a reviewer gives opinions. */
  department?: string
  zone_code?: string
  park_code?: string
}

export interface Person {
  user_id?: number
  name: string
  roles: Maybe<Grant[]>
}

/** A right with where it is had; empty is every zone, and the whole zone. */
export interface Held {
  right: string
  zone_code: string
  park_code: string
}

export interface Who {
  person: Person | null
  /** What the person may do in some place. */
  rights: string[]
  held: Held[]
  /** The roles that have each right. */
  holders: Record<string, string[]>
  /** False while nobody can sign in: the one-time link of the first start was not used yet. */
  accounts: boolean
  /** As whom the demonstration can be looked at. */
  demonstration?: Person[]
}

export interface User {
  user_id: number
  name: string
  state: 'invited' | 'active' | 'disabled'
  roles: Grant[]
  revision: number
  created_at: string
  created_by: string
  last_seen_at: Maybe<string>
}

export interface Link {
  token: string
  /** Empty where the link makes the first administrator. */
  name: string
  expires_at: string
}

const session = '/api/v1/session'
const users = '/api/v1/users'

export const accounts = {
  who: () => get<Who>(session),
  signIn: (name: string, password: string) => post<Who>(session, { name, password }),
  signOut: () => send<Who>('DELETE', session),
  setPassword: (present: string, password: string) => send<Who>('PUT', `${session}/password`, { present, password }),
  lookAs: (name: string) => send<Who>('PUT', `${session}/demonstration`, { name }),
  lookAtLink: (token: string) => post<Link>('/api/v1/link/look', { token }),
  useLink: (token: string, name: string, password: string) => post<Who>('/api/v1/link/use', { token, name, password }),
  users: () => get<User[]>(users),
  add: (name: string, roles: Grant[]) => post<{ user: User; link: Link }>(users, { name, roles }),
  change: (user: User, change: { roles: Grant[]; disabled: boolean }) => send<User>('PUT', `${users}/${user.user_id}`, { ...change, revision: user.revision }),
  link: (user: User) => post<Link>(`${users}/${user.user_id}/link`, {}),
}
