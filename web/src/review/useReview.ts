import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { review, type CaseProcedure, type Named } from '../api/review'
import type { Problem } from '../api/types'
import { useSay } from '../state/useSay'

/** The procedure of the review: read once, since it is the program's own. */
export const useReview = defineStore('review', () => {
  const { either } = useSay()
  const procedure = shallowRef<CaseProcedure | null>(null)
  const problem = shallowRef<Problem | null>(null)

  async function load() {
    if (procedure.value) return
    const answer = await review.procedure()
    if (answer.ok) procedure.value = answer.value
    problem.value = answer.ok ? null : answer.problem
  }
  const named = (list: Named[] | undefined, name: string) => either(list?.find((one) => one.name === name)?.title) || name
  return {
    procedure, problem, load, named,
    stateName: (name: string) => named(procedure.value?.states, name),
    moveName: (name: string) => named(procedure.value?.moves, name),
    opinionName: (name: string) => named(procedure.value?.opinions, name),
    milestoneName: (name: string) => named(procedure.value?.milestones, name),
    paperName: (name: string) => named(procedure.value?.sections.flatMap((section) => section.papers ?? []), name),
    fieldName: (name: string) => named(procedure.value?.sections.flatMap((section) => section.fields ?? []), name),
    outcomeName: (name: string) => named(procedure.value?.outcomes, name),
    itemName: (name: string) => named(procedure.value?.item_states, name),
    sayingName: (name: string) => named(procedure.value?.sayings, name),
    clockName: (name: string) => named(procedure.value?.clocks, name),
  }
})
