import { holdersOf } from '../account/may'
import { useAccount } from '../account/useAccount'
import type { CaseNext, Named } from '../api/review'
import { useSay } from '../state/useSay'
import { useReview } from './useReview'

/** What a case waits for, in words: the move, and the departments or the roles that it waits for; nothing of one that has ended. */
export function useNext() {
  const account = useAccount()
  const words = useReview()
  const { say } = useSay()
  const roles = (right: string) => holdersOf(account.who?.holders ?? {}, [right]).map((role) => say(`role.${role}`))
  return (next: CaseNext, departments?: Named[]) => {
    if (!next.move) return ''
    const named = next.departments.map((one) => words.named(departments, one))
    const awaited = departments ? named : [say('review.n_departments', { n: named.length })]
    return say('review.next_by', { move: words.moveName(next.move), who: (named.length ? awaited : roles(next.right)).join(say('text.list')) })
  }
}
