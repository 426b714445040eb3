import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../src/api/evaluations'
import { ask, askZone, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let policy: PolicyDocument
beforeAll(async () => {
  browser = await launch()
  policy = await ask<PolicyDocument>(`/api/v1/zones/${await askZone()}/policies/default`)
})
afterAll(() => browser.close())

describe('a policy', () => {
  it.each(['zh-CN', 'en'] as const)('is readable in %s, with its sources', async (lang) => {
    const permu = await Permu.open(browser, `?page=evaluation&part=policy&lang=${lang}`)
    await permu.page.locator('[data-policy-track]').first().waitFor()
    const text = await permu.page.locator('.policy').innerText()
    const word = (phrase: { zh: string; en: string } | undefined) => (lang === 'en' ? phrase?.en : phrase?.zh) ?? ''
    for (const track of policy.document.tracks!) for (const one of track.indicators!) expect(text).toContain(word(one.title))
    for (const basis of policy.document.basis!) expect(text).toContain(basis.url)
    expect(text).toMatch(lang === 'en' ? /weight × value ÷ baseline/ : /权重 × 实际值 ÷ 基准/)
    expect(text).not.toMatch(/policy\.|unknown|undefined|\[object/)
    expect(permu.foreign).toEqual([])
    if (lang === 'zh-CN') await permu.screenshot('policy')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })

  it('is made of a table of control indicators, and a bad table says where', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=policy')
    const part = permu.page.locator('[data-part=control-table]')
    await part.locator('summary').click()
    const form = part.getByRole('form')
    await form.getByLabel('编号').fill('own-limits')
    await form.getByLabel('名称').fill('本区控制指标')
    await form.getByLabel('依据文件').fill('本区工业项目建设用地控制指标')
    const choose = (text: string) => form.locator('input[type=file]').setInputFiles({ name: '控制指标.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await choose('行业代码,容积率\n13,高\n')
    await form.getByRole('button', { name: '导入' }).click()
    await form.getByText('须为正数，或留空').waitFor()
    await choose('行业代码,容积率,投资强度（万元/公顷）\n13-43,1.2,5250\n')
    await form.getByRole('button', { name: '导入' }).click()
    await permu.page.locator('.policy').getByText('容积率低于控制指标').first().waitFor()
    expect(permu.query().policy).toBe('own-limits@1')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })

  it('is applied as a trial, and the page goes to the run', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=policy&policy=default')
    await permu.page.getByRole('button', { name: /按此办法试算/ }).click()
    await expect.poll(() => permu.query().run, { timeout: 60_000 }).toBeTruthy()
    await permu.page.locator('.evaluation .trial').waitFor({ timeout: 60_000 })
    expect(permu.query().part).toBeUndefined()
    await permu.close()
  })

  it('fits a phone', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=policy', { viewport: PHONE, hasTouch: true })
    await permu.page.locator('[data-policy-track]').first().waitFor()
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.close()
  })
})
