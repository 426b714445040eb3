import type { Part } from '../api/files'

/** A part of a score as a bar: how much it weighs beside the heaviest, and how much of its weight it won, each 0 to 1. */
export function barOf(part: Pick<Part, 'weight' | 'points'>, parts: Pick<Part, 'weight'>[]): { weight: number; won: number } {
  const heaviest = Math.max(0, ...parts.map((one) => one.weight ?? 0))
  const weight = part.weight ?? 0
  return { weight: heaviest > 0 ? weight / heaviest : 0, won: weight > 0 ? Math.max(0, Math.min(1, (part.points ?? 0) / weight)) : 0 }
}
