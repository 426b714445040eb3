import { useI18n } from 'vue-i18n'
import { useZone } from './useZone'

/** Words for keys: the locale's, and for `rule.*` the title that the findings themselves bring. */
export function useSay() {
  const { t, te, locale } = useI18n()
  const zone = useZone()

  function ruleTitle(rule: string): string {
    const finding = zone.rules.get(rule)
    return (locale.value === 'en' ? finding?.title_en : finding?.title_zh) || rule
  }

  /** The word for a key; a code that nobody named stays the code. */
  function say(key: string, named: Record<string, unknown> = {}): string {
    if (key.startsWith('rule.')) return ruleTitle(key.slice('rule.'.length))
    return te(key) ? t(key, named) : key.slice(key.lastIndexOf('.') + 1)
  }

  /** The text in the reader's language, or the other when that is missing. */
  function either(zh: string | null | undefined, en: string | null | undefined): string {
    return (locale.value === 'en' ? en || zh : zh || en) ?? ''
  }

  /** The name of a field or indicator that the wire names. */
  const fieldName = (name: string) => (te(`indicator.${name}`) ? t(`indicator.${name}`) : say(`field.${name}`))

  return { say, either, fieldName, locale }
}
