import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { holdersOf } from '../account/may'
import { useAccount } from '../account/useAccount'
import { disposal, type Entry } from '../api/disposal'
import type { Procedure } from '../api/procedure'
import type { Phrase, Problem } from '../api/types'
import { useSay } from '../state/useSay'

/** The table of states, moves and modes: read once, since it is the program's own. */
export const useProcedure = defineStore('procedure', () => {
  const { say, either } = useSay()
  const account = useAccount()
  const procedure = shallowRef<Procedure | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const named = (list: { name: string; title: Phrase }[] | undefined) => new Map((list ?? []).map(({ name, title }) => [name, title]))
  const states = computed(() => named(procedure.value?.states))
  const moves = computed(() => named(procedure.value?.moves))
  const modes = computed(() => named(procedure.value?.modes))
  const tracks = computed(() => named(procedure.value?.tracks))
  const grounds = computed(() => named(procedure.value?.grounds))
  const clocks = computed(() => named(procedure.value?.clocks))

  async function load() {
    if (procedure.value) return
    const answer = await disposal.procedure()
    if (answer.ok) procedure.value = answer.value
    problem.value = answer.ok ? null : answer.problem
  }
  const stateName = (name: string) => either(states.value.get(name)) || name
  const moveName = (name: string) => either(moves.value.get(name)) || name
  const modeName = (name: string) => either(modes.value.get(name)) || name
  const clockName = (name: string) => either(clocks.value.get(name)) || name
  const trackName = (name: string) => either(tracks.value.get(name)) || name
  const groundName = (name: string) => either(grounds.value.get(name)) || name
  /** The moves by which an entry goes on. */
  const nextOf = (entry: Pick<Entry, 'next_moves'>) => entry.next_moves.map(moveName).join(' / ')
  /** The roles that have one of some rights. */
  const rolesWith = (rights: string[]) => holdersOf(account.who?.holders ?? {}, rights).map((role) => say(`role.${role}`)).join(say('text.list'))
  /** That the ledger has another cause of idleness than the parcel's record, and where and by whom each is put right. */
  const causesDiffer = ({ cause, recorded_cause }: Pick<Entry, 'cause' | 'recorded_cause'>) => say('entry.causes_differ', {
    cause: say(`choice.${cause}`), recorded: say(`choice.${recorded_cause}`),
    move: moveName('propose_idle'), movers: rolesWith(['move_finding']), back: moveName('send_back'), approvers: rolesWith(['approve_finding']),
  })
  return { procedure, problem, load, stateName, moveName, modeName, clockName, trackName, groundName, nextOf, rolesWith, causesDiffer }
})
