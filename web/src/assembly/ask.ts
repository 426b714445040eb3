/** What the view asks for, as the server is asked. Pure. */
import type { SetAsked, SiteSearch } from '../api/assembly'
import type { View } from '../state/view'

export const RULES = ['industrial', 'not_mortgaged', 'not_sealed', 'not_idle', 'not_in_site', 'known_only', 'park', 'subarea'] as const

/** Changed weights, each "name:points". */
export function weightsOf(list: string[]): Record<string, number> {
  const pairs = list.map((one) => [one.slice(0, one.lastIndexOf(':')), Number(one.slice(one.lastIndexOf(':') + 1))] as const)
  return Object.fromEntries(pairs.filter(([name, points]) => name && Number.isFinite(points)))
}

/** The list of weights with one of them changed; null takes the change back. */
export function withWeight(list: string[], name: string, points: number | null): string[] {
  const rest = list.filter((one) => !one.startsWith(`${name}:`))
  return points === null ? rest : [...rest, `${name}:${points}`]
}

/** Corners "lon lat" as numbers; those that are none are left out. */
export const cornersOf = (list: string[]): [number, number][] =>
  list.map((corner) => corner.trim().split(/\s+/).map(Number)).filter((c): c is [number, number] => c.length === 2 && c.every(Number.isFinite))

/** A drawn area as GeoJSON, null with fewer than three corners. */
export function drawnOf(list: string[]): SiteSearch['drawn'] | null {
  const corners = cornersOf(list)
  return corners.length < 3 ? null : { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
}

/** What stands between two drawn lines. */
export const STROKE = '/'

/** Drawn lines that no site crosses, each of its corners; one without a second corner is none yet. */
export function linesOf(list: string[]): [number, number][][] {
  const ends = [...list.flatMap((corner, i) => (corner === STROKE ? [i] : [])), list.length]
  return ends.map((end, i) => cornersOf(list.slice(i === 0 ? 0 : ends[i - 1]! + 1, end))).filter((line) => line.length > 1)
}

/** What a parcel can be told to be: in, or out. */
export const PINS = ['include', 'exclude'] as const
export type Pin = (typeof PINS)[number]
export type Pinned = Pick<View, 'find_include' | 'find_exclude'>

/** The parcels that are told to be in, or out. */
export const pins = (view: Pinned, pin: Pin) => (pin === 'include' ? view.find_include : view.find_exclude)
/** A change of the view that tells others so. */
export const withPins = (pin: Pin, codes: string[]): Partial<Pinned> => (pin === 'include' ? { find_include: codes } : { find_exclude: codes })

/** What is told with a parcel told to be in or out, or let go where it was; none is both. */
export function pinned(view: Pinned, pin: Pin, code: string): Pinned {
  const without = (list: string[]) => list.filter((one) => one !== code)
  return pin === 'include'
    ? { find_include: toggled(view.find_include, code), find_exclude: without(view.find_exclude) }
    : { find_include: without(view.find_include), find_exclude: toggled(view.find_exclude, code) }
}

type Asked = Pinned & Pick<View, 'find_barriers' | 'find_min' | 'find_max' | 'find_where' | 'find_seed' | 'find_drawn' | 'find_road' | 'find_objective' | 'find_weights' | 'find_rules' | 'find_owners' | 'find_parcels' | 'park' | 'subarea'>

/** Which of the things that must be said is not: the first of them, or null. */
export function lacking(view: Asked): 'range' | 'park' | 'drawn' | 'seed' | null {
  if (view.find_min > view.find_max) return 'range'
  if (view.find_where === 'park' && !view.park) return 'park'
  if (view.find_where === 'drawn' && !drawnOf(view.find_drawn)) return 'drawn'
  return view.find_where === 'seed' && !view.find_seed ? 'seed' : null
}

export function searchOf(view: Asked, run: string): SiteSearch {
  const lines = linesOf(view.find_barriers)
  const rule = (name: string) => view.find_rules.includes(name) || undefined
  return {
    area_min_mu: view.find_min,
    area_max_mu: view.find_max,
    objective: view.find_objective,
    weights: weightsOf(view.find_weights),
    ...(view.find_where === 'park' ? { park_code: view.park, subarea: view.subarea || undefined } : {}),
    ...(view.find_where === 'seed' ? { seed: view.find_seed } : {}),
    ...(view.find_where === 'drawn' ? { drawn: drawnOf(view.find_drawn) ?? undefined } : {}),
    ...(view.find_include.length ? { include: view.find_include } : {}),
    ...(view.find_exclude.length ? { exclude: view.find_exclude } : {}),
    ...(lines.length ? { barriers: { type: 'MultiLineString' as const, coordinates: lines } } : {}),
    rules: {
      industrial: rule('industrial'), not_mortgaged: rule('not_mortgaged'), not_sealed: rule('not_sealed'), not_idle: rule('not_idle'), in_sites: !rule('not_in_site') || undefined, known_only: rule('known_only'),
      within: rule('subarea') ? 'subarea' : rule('park') ? 'park' : undefined, road_m: view.find_road, max_owners: view.find_owners ?? undefined,
      min_parcels: view.find_parcels > 1 ? view.find_parcels : undefined,
    },
    run_id: Number(run) || undefined,
  }
}

export function setOf(view: Asked & Pick<View, 'find_set'>, run: string): SetAsked {
  return { parcel_codes: view.find_set, road_m: view.find_road, objective: view.find_objective, weights: weightsOf(view.find_weights), run_id: Number(run) || undefined }
}

/** A set with a parcel taken in, or out where it was in. */
export const toggled = (set: string[], code: string) => (set.includes(code) ? set.filter((one) => one !== code) : [...set, code])
export const sameSet = (a: string[], b: string[]) => a.length === b.length && a.every((code) => b.includes(code))
