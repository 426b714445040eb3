/** The numbers that a policy leaves open, and which of them scores need. Pure. */
import type { Policy } from './document'

const isOpen = (value: unknown) => value === 'unknown'

/** Paths of the numbers that are "unknown", such as "tracks.0.indicators.1.weight", in the order of the document. */
export function openPlaces(part: unknown, at = ''): string[] {
  if (isOpen(part)) return [at]
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([name, one]) => openPlaces(one, at === '' ? name : `${at}.${name}`))
}

const isOfAll = (path: string) => /^(land|tax)\./.test(path)
const isOfTrack = (path: string) => /^tracks\.\d+\.(indicators|combine)\./.test(path)

/**
 * The open numbers that must still be set before anybody has a score: empty once one track has its weights, baselines and
 * scorers, and land and tax lack nothing. Others may stay open: without cuts there are no grades, and points that are open
 * concern only those to whom they apply.
 */
export function neededForScores(policy: Policy): string[] {
  const open = openPlaces(policy)
  const [all, needed] = [open.filter(isOfAll), open.filter(isOfTrack)]
  const isComplete = (_: unknown, i: number) => !needed.some((path) => path.startsWith(`tracks.${i}.`))
  return all.length === 0 && (policy.tracks ?? []).some(isComplete) ? [] : [...all, ...needed]
}
