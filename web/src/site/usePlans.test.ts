import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { sites } from '../api/sites'
import { usePlans } from './usePlans'

vi.mock('../api/sites', () => ({ sites: { form: vi.fn(), scenarios: vi.fn(), attempt: vi.fn(), keep: vi.fn() } }))

const record = (scenario_id: number, name: string, revision = 1) => ({ scenario_id, revision, name, made_by: '规划', inputs: { numbers: { storeys: 4 } }, scheme: null })
const settled = async () => {
  for (let i = 0; i < 10; i++) await nextTick()
}
function later() {
  let answer!: (value: unknown) => void
  const promise = new Promise((resolve) => (answer = resolve))
  return { promise, answer: async (value: unknown) => (answer({ ok: true, value }), await settled()) }
}
const started = (site = ref('A')) => effectScope().run(() => ({ site, ...usePlans(() => 'z', () => site.value) }))!

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  setActivePinia(createPinia())
  vi.spyOn(console, 'warn').mockImplementation(() => undefined) // mounted nowhere
  vi.mocked(sites.form).mockResolvedValue({ ok: true, value: {} } as never)
  vi.mocked(sites.attempt).mockResolvedValue({ ok: true, value: null } as never)
})

describe('the plans of a site', () => {
  it('are those of the site that is open, however late another answers', async () => {
    const of = { A: later(), B: later() }
    vi.mocked(sites.scenarios).mockImplementation(((_: string, id: 'A' | 'B') => of[id].promise) as never)
    const work = started()
    work.site.value = 'B'
    await settled()
    await of.B.answer({ scenarios: [record(2, '乙')] })
    await of.A.answer({ scenarios: [record(1, '甲')] })
    expect(work.plans.value.map(({ name }) => name)).toEqual(['乙'])
  })

  it('keep what is typed while they are being kept', async () => {
    vi.mocked(sites.scenarios).mockResolvedValue({ ok: true, value: { scenarios: [record(1, '甲')] } } as never)
    const work = started()
    await settled()
    const plan = work.plans.value[0]!
    for (const [typed, name] of [[true, '甲二'], [false, '甲二']] as const) {
      const kept = later()
      vi.mocked(sites.keep).mockReturnValue(kept.promise as never)
      const done = work.keep(plan)
      if (typed) {
        plan.name = name
        work.write(plan, { numbers: { storeys: 5 } })
      }
      await kept.answer({ ...record(1, typed ? '甲' : name, typed ? 2 : 3), inputs: { numbers: { storeys: typed ? 4 : 5 } } })
      expect(await done).toBe(true)
      expect([plan.name, plan.inputs.numbers?.storeys, plan.revision, plan.changed]).toEqual([name, 5, typed ? 2 : 3, typed])
    }
  })

  it('stay as they are typed while somebody looks elsewhere, until they are kept or given up', async () => {
    vi.mocked(sites.scenarios).mockResolvedValue({ ok: true, value: { scenarios: [record(1, '甲')] } } as never)
    const work = started()
    await settled()
    work.write(work.plans.value[0]!, { numbers: { storeys: 6 } })
    work.add('乙')
    const again = started()
    await settled()
    expect(again.plans.value.map(({ name, changed, inputs }) => [name, changed, inputs.numbers?.storeys])).toEqual([['甲', true, 6], ['乙', true, undefined]])
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    await again.drop(again.plans.value[1]!)
    await again.revert(again.plans.value[0]!)
    expect(again.plans.value.map(({ name, changed, inputs }) => [name, changed, inputs.numbers?.storeys])).toEqual([['甲', false, 4]])
    const free = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(free)
    expect(free.defaultPrevented).toBe(false)
  })

  it('of another site are not those of this one', async () => {
    vi.mocked(sites.scenarios).mockResolvedValue({ ok: true, value: { scenarios: [record(1, '甲')] } } as never)
    const work = started()
    await settled()
    work.rename(work.plans.value[0]!, '甲二')
    work.site.value = 'B'
    await settled()
    expect(work.plans.value.map(({ name }) => name)).toEqual(['甲'])
    work.site.value = 'A'
    await settled()
    expect(work.plans.value.map(({ name }) => name)).toEqual(['甲二'])
  })
})
