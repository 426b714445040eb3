/** Names for the codes that files of a zone carry. Pure. */
import type { Phrase } from '../api/types'
import { DIVISIONS } from './divisions'
import { USES } from './uses'

const phrase = (pair: [string, string] | undefined): Phrase | null => (pair ? { zh: pair[0], en: pair[1] } : null)

/** The division of an industry code of two to four digits, with or without the letter of its section; null when there is none. */
export function industryName(code: string): Phrase | null {
  const division = /^[A-T]?(\d{2})\d{0,2}$/.exec(code.trim())?.[1]
  return phrase(division ? DIVISIONS[division] : undefined)
}

/** The use that a code stands for, or the nearest class above it; null for words and for mixed uses. */
export function useName(code: string): Phrase | null {
  const plain = code.trim().toUpperCase()
  if (!/^[0-9A-Z]+$/.test(plain)) return null
  const shortest = /^\d/.test(plain) ? 4 : 2
  for (let length = plain.length; length >= shortest; length--) {
    const pair = USES[plain.slice(0, length)]
    if (pair) return phrase(pair)
  }
  return null
}
