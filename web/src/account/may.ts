/** Whether somebody may do something somewhere, and who else may. Pure; the server asks again, and its word counts. */
import type { Held } from '../api/accounts'

/** Where a right is asked for: in one park, in the whole zone where the park is empty, or in any place of it where none is named. */
export interface Place {
  zone: string
  park?: string
}

/** A right held in one park holds there and nowhere else; one held in a zone holds in all its parks. */
export const allowed = (held: Held[], right: string, { zone, park }: Place) =>
  held.some((one) => one.right === right && (!one.zone_code || one.zone_code === zone) && (park === undefined || !one.park_code || one.park_code === park))

/** The roles that have one of some rights, each once. */
export const holdersOf = (holders: Record<string, string[]>, rights: string[]) => [...new Set(rights.flatMap((right) => holders[right] ?? []))]
