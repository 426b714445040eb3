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
const SOON = { timeout: 40_000 }
const put = (body: unknown) => fetch(inject('base') + settings(), { method: 'PUT', headers: { 'Content-Type': 'application/json', Cookie: 'permu_demonstration=demo:planner' }, body: JSON.stringify(body) })

describe('the settings of the review', { timeout: 300_000 }, () => {
  it('are saved by one of two who do it at once, and the other is told', async () => {
    const permu = await Permu.open(browser, '?page=renewal&tab=cases')
    await permu.page.locator('[data-part=settings] > summary').click()
    const days = permu.page.locator('input[name=opinion_days]')
    await days.fill('12')
    expect(await permu.seriousFaults()).toEqual([])
    const read = await ask<{ version: number }>(settings())
    expect((await put({ ...read, opinion_days: 11 })).status).toBe(200)
    const save = permu.page.getByRole('button', { name: '保存设置' })
    await save.click()
    await permu.page.locator('[data-part=settings] [role=alert]').waitFor()
    expect(await permu.page.locator('[data-part=settings] [role=alert]').innerText()).toContain('意见 11 日')
    expect(await days.inputValue()).toBe('12')
    await save.click()
    await expect.poll(async () => (await ask<{ opinion_days: number }>(settings())).opinion_days, SOON).toBe(12)
    await permu.close()
  })
})
