import { useI18n } from 'vue-i18n'
import { useSay } from '../state/useSay'
import type { Words } from './words'

/** What problems are said in: the words of the page. */
export function useProblemWords(): Words {
  const { te } = useI18n()
  return { say: useSay().say, knows: (key) => te(key) }
}
