import { useI18n } from 'vue-i18n'
import type { Maybe, Phrase } from '../api/types'
import { industryName, useName } from '../codes/names'
import { inEnglish } from '../codes/units'
import { useZone } from './useZone'

/** Which form of "one | many" a message takes: that of its number `n`, written out or not; many where it has none. */
export function formOf(n: unknown): number {
  const counted = Math.abs(Number(String(n ?? '—').replaceAll(',', '')))
  return Number.isNaN(counted) ? 2 : counted
}

/** Words for keys: the locale's, for `rule.*` the title that the findings themselves bring, for codes their name with the code beside it. */
export function useSay() {
  const { t, te, locale } = useI18n()
  const zone = useZone()

  function ruleTitle(rule: string): string {
    return either(zone.rules.get(rule)?.title) || rule
  }

  const named = (phrase: Phrase | null, code: string) => [either(phrase), code].filter(Boolean).join(' ')

  /** The word for a key; a code that nobody named stays the code. */
  function say(key: string, values: Record<string, unknown> = {}): string {
    const [room, code] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
    if (room === 'rule') return ruleTitle(code)
    if (room === 'industry') return named(industryName(code), code)
    if (room === 'land_use') return named(useName(code), code)
    return te(key) ? t(key, values, formOf(values.n)) : key.slice(key.lastIndexOf('.') + 1)
  }

  /** The text in the reader's language, or the other when that is missing. */
  function either(phrase: Maybe<Phrase>): string {
    return locale.value === 'en' ? unitOf(phrase?.en) || phrase?.zh || '' : phrase?.zh || phrase?.en || ''
  }

  /** A unit, or a text with units, as the reader knows them. */
  const unitOf = (text: Maybe<string>) => (locale.value === 'en' ? inEnglish(text ?? '') : (text ?? ''))

  /** The name of a field or indicator that the wire names; a year at its end and an enterprise after it stay beside it. */
  function fieldName(name: string): string {
    const [, field = name, year, of] = /^(\w+?)(?:_(\d{4}))?(?: (.+))?$/.exec(name) ?? []
    const word = te(`indicator.${field}`) ? t(`indicator.${field}`) : say(`field.${field}`)
    return [word, year, of].filter(Boolean).join(' ')
  }

  return { say, either, unitOf, fieldName, locale }
}
