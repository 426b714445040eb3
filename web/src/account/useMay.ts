import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useSay } from '../state/useSay'
import { useZone } from '../state/useZone'
import { allowed, holdersOf } from './may'
import { useAccount } from './useAccount'

/** Why who is signed in may not do something; empty where he may. One of the rights is enough; a park is as in Place. */
export function useMay(right: MaybeRefOrGetter<string | string[]>, park: MaybeRefOrGetter<string | undefined>) {
  const account = useAccount()
  const zone = useZone()
  const { say } = useSay()
  return computed(() => {
    const rights = [toValue(right)].flat()
    const place = { zone: zone.zone?.zone_code ?? '', park: toValue(park) }
    if (rights.some((one) => allowed(account.who?.held ?? [], one, place))) return ''
    const roles = holdersOf(account.who?.holders ?? {}, rights).map((role) => say(`role.${role}`)).join(say('text.list'))
    return say(place.park ? 'account.problem_right_in_park' : 'account.problem_right', { right: rights.map((one) => say(`right.${one}`)).join(say('text.list')), roles })
  })
}
