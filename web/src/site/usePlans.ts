import { onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import type { SchemeForm } from '../api/scheme-form'
import { sites, type Inputs, type Scheme, type Scenarios } from '../api/sites'
import type { Problem } from '../api/types'
import { useDrafts, type Draft } from './useDrafts'

/** A scenario as it is being written: what is kept of it, what is typed, and what that comes to. */
export interface Plan {
  id: string
  scenario_id: number | null
  revision: number
  name: string
  made_by: string
  inputs: Inputs
  scheme: Scheme | null
  problem: Problem | null
  /** What is typed is not kept yet. */
  changed: boolean
  /** How often keeping it was refused: the form goes to the first field each time. */
  refused: number
}

/** How long after the last key the server is asked what it comes to, ms. */
const PAUSE = 350

/** Inputs on their own: structuredClone refuses the proxies that a reactive plan is made of. */
const copied = (inputs: Plan['inputs']) => JSON.parse(JSON.stringify(inputs)) as Plan['inputs']

/** The scenarios of a site while they are written; figures follow what is typed. */
export function usePlans(zone: () => string, site: () => string) {
  const drafts = useDrafts()
  const plans = ref<Plan[]>([])
  const form = shallowRef<SchemeForm | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loaded = ref(false)
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; abort: AbortController }>()
  let reading: AbortController | null = null

  const planOf = (one: Scenarios['scenarios'][number]): Plan => ({
    id: String(one.scenario_id), scenario_id: one.scenario_id, revision: one.revision, name: one.name, made_by: one.made_by, inputs: one.inputs,
    ...(one.scheme?.refused?.length ? { scheme: null, problem: { title: 'refused', status: 400, errors: one.scheme.refused } } : { scheme: one.scheme, problem: null }),
    changed: false, refused: 0,
  })

  /** Puts what is typed and not kept where another view finds it again. */
  function note() {
    if (loaded.value) drafts.put(zone(), site(), plans.value.filter(({ changed }) => changed).map(({ id, scenario_id, revision, name, inputs }) => ({ id, scenario_id, revision, name, inputs })))
  }
  /** What was typed before somebody looked elsewhere, on the scenario that it was made on, or as one of its own where that is gone. */
  function taken(draft: Draft, kept: Plan[]): Plan {
    const on = kept.find(({ id }) => id === draft.id)
    if (on) return Object.assign(on, { ...draft, changed: true })
    const gone = draft.scenario_id ? { id: drafts.newId(), scenario_id: null, revision: 0 } : {}
    return { made_by: '', scheme: null, problem: null, refused: 0, ...draft, ...gone, changed: true }
  }

  /** Reads the plans of the site; an answer for a site that was left meanwhile, or asked for again, is dropped. */
  async function load() {
    reading?.abort()
    const { signal } = (reading = new AbortController())
    ;[...waiting.keys()].forEach(forget)
    problem.value = null
    const answers = await Promise.all([sites.form(), sites.scenarios(zone(), site(), '', signal)]).catch((error: unknown) => {
      if (signal.aborted) return null
      throw error
    })
    if (!answers || signal.aborted) return
    const [asked, got] = answers
    if (asked.ok) form.value = asked.value
    else problem.value = asked.problem
    if (got.ok) show(got.value.scenarios.map(planOf))
    else problem.value = got.problem
    loaded.value = got.ok
  }

  function show(kept: Plan[]) {
    const typed = drafts.of(zone(), site()).map((draft) => taken(draft, kept))
    plans.value = [...kept, ...typed.filter((plan) => !kept.includes(plan))]
    plans.value.filter(({ changed }) => changed).forEach((plan) => follow(plan, 0))
  }

  function forget(id: string) {
    const one = waiting.get(id)
    if (!one) return
    clearTimeout(one.timer)
    one.abort.abort()
    waiting.delete(id)
  }

  /** Asks what a plan comes to, once nothing more is typed. */
  function follow(plan: Plan, pause = PAUSE) {
    forget(plan.id)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await sites.attempt(zone(), site(), plan.inputs, abort.signal).catch(() => null)
      if (!answer) return
      plan.problem = answer.ok ? null : answer.problem
      if (answer.ok) plan.scheme = answer.value
    }, pause)
    waiting.set(plan.id, { timer, abort })
  }

  function write(plan: Plan, inputs: Inputs) {
    plan.inputs = inputs
    plan.changed = true
    note()
    follow(plan)
  }
  function rename(plan: Plan, name: string) {
    Object.assign(plan, { name, changed: true })
    note()
  }

  /** Another plan, empty or with the inputs of one that is there. */
  function add(name: string, inputs: Inputs = {}): Plan {
    const plan: Plan = reactive({ id: drafts.newId(), scenario_id: null, revision: 0, name, made_by: '', inputs: copied(inputs), scheme: null, problem: null, changed: true, refused: 0 })
    plans.value.push(plan)
    note()
    follow(plan, 0)
    return plan
  }

  /** Keeps a plan as it is now; what is typed until the answer comes stays, to be kept on top of it. */
  async function keep(plan: Plan, dropped = false): Promise<boolean> {
    const { name, inputs } = plan
    const answer = await sites.keep(zone(), site(), {
      name, inputs, ...(plan.scenario_id ? { scenario_id: plan.scenario_id, revision: plan.revision, dropped } : {}),
    })
    plan.problem = answer.ok ? null : answer.problem
    if (!answer.ok) plan.refused++
    if (!answer.ok) return false
    const kept = planOf(answer.value)
    const typed = plan.name !== name || plan.inputs !== inputs
    forget(plan.id)
    Object.assign(plan, typed ? { ...kept, name: plan.name, inputs: plan.inputs, scheme: plan.scheme, changed: true } : kept)
    note()
    if (typed && plans.value.includes(plan)) follow(plan)
    return true
  }

  async function drop(plan: Plan) {
    if (plan.scenario_id && !(await keep(plan, true))) return
    forget(plan.id)
    plans.value = plans.value.filter((one) => one !== plan)
    note()
  }

  /** Gives up what is typed: the scenario is again as it was last kept. */
  function revert(plan: Plan) {
    plan.changed = false
    note()
    return load()
  }

  watch([zone, site], () => {
    plans.value = []
    loaded.value = false
    return load()
  }, { immediate: true })
  onBeforeUnmount(() => {
    reading?.abort()
    ;[...waiting.keys()].forEach(forget)
  })
  return { plans, form, problem, loaded, load, write, rename, add, keep, drop, revert }
}
