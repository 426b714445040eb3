import { useI18n } from 'vue-i18n'
import { useSay } from '../state/useSay'
import type { Speech } from './words'

/** What a policy is said in: the words of the page. */
export function usePolicyWords(): Speech {
  const { te } = useI18n()
  const { say, either, unitOf } = useSay()
  return { say, either, unitOf, knows: (key) => te(key) }
}
