import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ask, askZone, launch, Permu } from './permu-driver'

let browser: Browser
let zone: string
beforeAll(async () => {
  browser = await launch()
  zone = await askZone()
})
afterAll(() => browser.close())

const settings = () => `/api/v1/zones/${zone}/review/settings`
interface Saved {
  version: number
  opinion_days: number
  consent_share: number
  departments: { name: string; title: { zh: string; en: string } }[]
}
const SOON = { timeout: 40_000 }
const put = (body: unknown) => fetch(inject('base') + settings(), { method: 'PUT', headers: { 'Content-Type': 'application/json', Cookie: 'permu_demonstration=demo:planner' }, body: JSON.stringify(body) })

describe('the settings of the review', { timeout: 300_000 }, () => {
  it('are saved by one of two who do it at once, and the other is told', async () => {
    const before = await ask<Saved>(settings())
    expect((await put({ ...before, consent_share: 2 / 3 })).status).toBe(200)
    const permu = await Permu.open(browser, '?page=renewal&tab=cases')
    const section = permu.page.locator('[data-part=settings]')
    const summary = section.locator('> summary')
    await summary.click()
    const days = permu.page.locator('input[name=opinion_days]')
    await days.fill('12')
    expect(await permu.seriousFaults()).toEqual([])
    await summary.click()
    await days.waitFor({ state: 'hidden' })
    await summary.click()
    await permu.page.waitForLoadState('networkidle')
    expect(await days.inputValue()).toBe('12')
    const read = await ask<Saved>(settings())
    const others = [...read.departments, { name: 'water', title: { zh: '水利', en: 'Water' } }]
    expect((await put({ ...read, opinion_days: 11, departments: others })).status).toBe(200)
    const save = permu.page.getByRole('button', { name: '保存设置' })
    await save.click()
    await section.locator('[role=alert]').waitFor()
    expect(await section.locator('[role=alert]').innerText()).toMatch(/意见 11 个工作日.*、水利/)
    expect(await days.inputValue()).toBe('12')
    await save.click()
    await expect.poll(async () => (await ask<Saved>(settings())).opinion_days, SOON).toBe(12)
    const now = await ask<Saved>(settings())
    expect(now.consent_share).toBe(2 / 3)
    expect((await put({ ...before, version: now.version })).status).toBe(200)
    await permu.close()
  })
})
