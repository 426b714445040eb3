import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { PolicySummary, Statistics, WhatIf } from '../src/api/evaluations'
import { count } from '../src/format/format'
import { ask, askZone, DESK, evaluatedWith, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let run_id: number
beforeAll(async () => {
  browser = await launch()
  run_id = (await ask<{ run_id: number; trial: boolean }[]>(`/api/v1/runs?zone_code=${await askZone()}`)).find((run) => !run.trial)!.run_id
})
afterAll(() => browser.close())

const SHARE = 'tracks.0.bands.grades.0.up_to_percent'
const field = (permu: Permu, path: string, type: 'range' | 'number') => permu.page.locator(`[data-field="${path}"] input[type=${type}]`)
const shift = (permu: Permu, grade: string) => permu.page.locator(`[data-shift="${grade}"] td`).allInnerTexts()

async function askWhatIf(share: number, of = run_id) {
  const body = { zone_code: await askZone(), run_id: of, most: 100_000, patch: [{ op: 'add', path: `/${SHARE.replaceAll('.', '/')}`, value: share }] }
  const response = await fetch(`${inject('base')}/api/v1/what-if`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  return (await response.json()) as WhatIf
}

describe('trying changes', () => {
  it('counts, recolours and lists as the server has it, and nothing is kept', async () => {
    const permu = await Permu.open(browser)
    const before = await permu.page.getByRole('button', { name: '政策试算' }).click().then(() => permu.ready()).then(() => permu.legend())
    expect(permu.query()).toMatchObject({ try: '1', metric: 'grade' })
    await field(permu, SHARE, 'number').fill('30')
    await field(permu, SHARE, 'number').press('Tab')
    const want = await askWhatIf(30)
    const [enterprises, parcels] = ['enterprise', 'parcel'].map((kind) => want.kinds.find((one) => one.kind === kind)!)
    await expect.poll(async () => (await shift(permu, 'A'))[1]).toBe(count(enterprises!.after.A))
    await expect.poll(async () => (await permu.legend()).A!.count - before.A!.count).toBe(parcels!.after.A! - parcels!.before.A!)
    await permu.page.getByText(`变级名单（企业） ${enterprises!.moved}`).waitFor()
    await expect.poll(() => permu.query().set).toBe(`${SHARE}:30`)
    await permu.screenshot('what-if')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.getByRole('button', { name: '全部还原' }).click()
    await expect.poll(async () => (await permu.legend()).A!.count).toBe(before.A!.count)
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('asks once at a time while one drags, and ends with the last', async () => {
    const permu = await Permu.open(browser, '?try=1&metric=grade')
    await permu.page.locator('[data-shift]').first().waitFor()
    let [open, most, asked] = [0, 0, 0]
    permu.page.on('request', (request) => request.url().endsWith('/what-if') && ((open += 1), (asked += 1), (most = Math.max(most, open))))
    permu.page.on('requestfinished', (request) => request.url().endsWith('/what-if') && (open -= 1))
    await field(permu, SHARE, 'range').focus()
    for (let i = 0; i < 12; i++) await permu.page.keyboard.press('ArrowRight')
    const after = (await askWhatIf(32)).kinds.find((one) => one.kind === 'enterprise')!.after
    await expect.poll(async () => (await shift(permu, 'A'))[1]).toBe(count(after.A))
    expect(most).toBe(1)
    expect(asked).toBeGreaterThan(0)
    await permu.close()
  })

  it('keeps weights to their sum, or says the rest and spreads it', async () => {
    const permu = await Permu.open(browser, '?try=1&metric=grade&lang=en')
    const weight = (i: number) => field(permu, `tracks.0.indicators.${i}.weight`, 'number')
    await weight(0).fill('56')
    await weight(0).press('Tab')
    expect(await Promise.all([1, 2, 3].map((i) => weight(i).inputValue()))).toEqual(['24', '12', '8'])
    await permu.page.getByText('The other weights follow').click()
    await weight(0).fill('46')
    await weight(0).press('Tab')
    await permu.page.getByText('The sum is 10 short of 100').waitFor()
    await permu.page.getByRole('alert').getByText('above designated size · indicators: the weights must sum to 100 (is 90)').waitFor()
    await permu.page.getByRole('button', { name: 'Spread it' }).click()
    await expect.poll(() => permu.page.getByRole('alert').count()).toBe(0)
    await permu.close()
  })

  it('restores from the link, says what is wrong at the field, and Esc closes it', async () => {
    const permu = await Permu.open(browser, `?try=1&metric=grade&set=${SHARE}:70`)
    await permu.page.locator('[data-field="tracks.0.bands.grades.1.up_to_percent"] [role=alert]').getByText('须大于 70 且不超过 100').waitFor()
    expect(await field(permu, SHARE, 'number').inputValue()).toBe('70')
    await permu.page.locator('.map').press('Escape')
    await expect.poll(() => permu.query().try).toBeUndefined()
    await permu.close()
  })

  it('sets the open numbers of another policy, and tries it once scores have theirs', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=policy&policy=zhengzhou-2018')
    await permu.page.getByRole('button', { name: '设定 13 个待定的数' }).click()
    expect(permu.query()).toMatchObject({ try: '1', policy: 'zhengzhou-2018' })
    await permu.page.getByText('还有 8 个计分所需的数待设定').waitFor()
    expect(await permu.page.locator('.field.open input[placeholder=待设定]').count()).toBe(13)
    expect(await permu.seriousFaults()).toEqual([])
    for (const i of [0, 1, 2, 3]) {
      for (const [member, value] of [['weight', 25], ['baseline.value', 10 + i]] as const) {
        await field(permu, `tracks.0.indicators.${i}.${member}`, 'number').fill(String(value))
        await field(permu, `tracks.0.indicators.${i}.${member}`, 'number').press('Tab')
      }
    }
    await expect.poll(async () => (await shift(permu, 'C'))[1]).toMatch(/[1-9]/)
    await permu.page.getByRole('button', { name: '改试本批次的办法' }).click()
    await expect.poll(() => permu.page.locator('.field.open').count()).toBe(0)
    expect(permu.query()).not.toHaveProperty('policy')
    await permu.close()
  })

  it('saves under a new name, evaluates, and goes to the run', async () => {
    const permu = await Permu.open(browser, `?try=1&metric=grade&set=${SHARE}:25`)
    const name = `mine-${Date.now()}`
    await permu.page.getByRole('textbox', { name: '名称' }).fill(`办法 ${name}`)
    await permu.page.getByRole('textbox', { name: /^编号/ }).fill(name)
    await permu.page.getByRole('button', { name: '另存为新办法' }).click()
    await permu.page.getByRole('status').getByText(`已存为 ${name}@1`).first().waitFor()
    expect(await permu.page.locator('.drawer-policy .state').innerText()).toBe(`已存为 ${name}@1`)
    const next = (await permu.page.getByRole('button', { name: /按此办法试算/ }).boundingBox())!
    expect(next.y + next.height).toBeLessThanOrEqual(DESK.height)
    expect((await ask<PolicySummary[]>(`/api/v1/zones/${await askZone()}/policies`)).map((one) => one.policy_id)).toContain(name)
    await permu.page.getByRole('button', { name: /按此办法试算/ }).click()
    await permu.page.locator('.evaluation .trial').waitFor({ timeout: 60_000 })
    expect(permu.query()).not.toHaveProperty('set')
    await permu.page.getByRole('heading', { name: `办法 ${name}` }).waitFor()
    await permu.close()
  })

  it('is below the map on a phone', async () => {
    const permu = await Permu.open(browser, '?try=1&metric=grade', { viewport: PHONE, hasTouch: true })
    await permu.page.locator('[data-shift]').first().waitFor()
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    expect((await permu.page.locator('.drawer-policy').boundingBox())!.y).toBeGreaterThan(PHONE.height / 3)
    await permu.close()
  })
})

describe('trying changes of a policy that evaluates enterprises alone', () => {
  it('regrades parcels by their main user, and evaluates by the version that is saved', async () => {
    const run = await evaluatedWith('enterprises-only', [])
    const permu = await Permu.open(browser, `?try=1&metric=grade&run=${run.run_id}`)
    await permu.page.locator('[data-shift]').first().waitFor()
    const before = await permu.legend()
    await field(permu, SHARE, 'number').fill('35')
    await field(permu, SHARE, 'number').press('Tab')
    const want = await askWhatIf(35, Number(run.run_id))
    const [enterprises, parcels] = ['enterprise', 'parcel'].map((kind) => want.kinds.find((one) => one.kind === kind)!)
    expect([enterprises!.by, parcels!.by]).toEqual([undefined, 'enterprise'])
    expect(enterprises!.moved).toBeGreaterThan(0)
    await expect.poll(async () => (await shift(permu, 'A'))[1]).toBe(count(enterprises!.after.A))
    await expect.poll(async () => (await permu.legend()).A!.count - before.A!.count).toBe(parcels!.after.A! - parcels!.before.A!)
    await permu.page.getByRole('group', { name: '评价对象' }).getByRole('button', { name: '宗地' }).click()
    await permu.page.getByText('本办法只评企业，宗地取用地最多的企业的等级。').waitFor()
    await expect.poll(async () => (await shift(permu, 'A'))[1]).toBe(count(parcels!.after.A))
    expect(await permu.page.getByRole('group', { name: '评价对象' }).getByRole('button', { pressed: true }).allInnerTexts()).toEqual(['宗地'])
    await permu.screenshot('what-if-enterprises-only')
    const name = `alone-${Date.now()}`
    await permu.page.getByRole('textbox', { name: '名称' }).fill(`办法 ${name}`)
    await permu.page.getByRole('textbox', { name: /^编号/ }).fill(name)
    await permu.page.getByRole('button', { name: '另存为新办法' }).click()
    await permu.page.getByRole('status').getByText(`已存为 ${name}@1`).first().waitFor()
    await permu.page.getByRole('button', { name: /按此办法试算/ }).click()
    await permu.page.getByRole('heading', { name: `办法 ${name}` }).waitFor({ timeout: 60_000 })
    const statistics = await ask<Statistics>(`/api/v1/zones/${await askZone()}/runs/${permu.query().run}/statistics?kind=enterprise`)
    expect(statistics.tracks!.reduce((sum, track) => sum + (track.grades.A ?? 0), 0)).toBe(enterprises!.after.A)
    expect(permu.errors).toEqual([])
    await permu.close()
  })
})
