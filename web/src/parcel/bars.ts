import type { Part } from '../api/files'

type Weighed = Pick<Part, 'indicator' | 'weight' | 'points'>

/** A part of a score as a bar: its weight, what it won and its cap, each as a share of the longest of all parts; no cap is null. */
export function barOf(part: Weighed, parts: Weighed[], capOf: (indicator: string) => number | null): { weight: number; won: number; cap: number | null } {
  const most = (one: Weighed) => Math.max((one.weight ?? 0) * (capOf(one.indicator) ?? 1), one.weight ?? 0, one.points ?? 0)
  const longest = Math.max(0, ...parts.map(most))
  const share = (points: number) => (longest > 0 ? Math.max(0, points) / longest : 0)
  const cap = capOf(part.indicator)
  return { weight: share(part.weight ?? 0), won: share(part.points ?? 0), cap: cap === null ? null : share((part.weight ?? 0) * cap) }
}
