import { useProblemWords } from '../problem/useProblemWords'
import { placeOf } from './place'
import { useReview } from './useReview'

/** Where in a case a rule is broken, in the words of the page. */
export function usePlace() {
  const words = useProblemWords()
  const review = useReview()
  return (path: string) => placeOf(path, words, review.fieldName)
}
