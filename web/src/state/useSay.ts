import { useI18n } from 'vue-i18n'
import type { Maybe, Phrase } from '../api/types'
import { useZone } from './useZone'

/** Words for keys: the locale's, and for `rule.*` the title that the findings themselves bring. */
export function useSay() {
  const { t, te, locale } = useI18n()
  const zone = useZone()

  function ruleTitle(rule: string): string {
    return either(zone.rules.get(rule)?.title) || rule
  }

  /** The word for a key; a code that nobody named stays the code. */
  function say(key: string, named: Record<string, unknown> = {}): string {
    if (key.startsWith('rule.')) return ruleTitle(key.slice('rule.'.length))
    return te(key) ? t(key, named) : key.slice(key.lastIndexOf('.') + 1)
  }

  /** The text in the reader's language, or the other when that is missing. */
  function either(phrase: Maybe<Phrase>): string {
    return (locale.value === 'en' ? phrase?.en || phrase?.zh : phrase?.zh || phrase?.en) ?? ''
  }

  /** The name of a field or indicator that the wire names; one of a year carries it at its end. */
  function fieldName(name: string): string {
    const [, field = name, year = ''] = /^(.*)_(\d{4})$/.exec(name) ?? []
    const word = te(`indicator.${field}`) ? t(`indicator.${field}`) : say(`field.${field}`)
    return year ? `${word} ${year}` : word
  }

  return { say, either, fieldName, locale }
}
