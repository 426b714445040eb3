import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STAGES, type Pipeline, type Promises } from '../src/api/promises'
import { count, mu } from '../src/format/format'
import { ask, askZone, launch, Permu, PHONE } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
let zone: string
beforeAll(async () => {
  browser = await launch()
  zone = `/api/v1/zones/${await askZone()}`
})
afterAll(() => browser.close())

const askPromises = (query = '') => ask<Promises>(`${zone}/commitments?as_of=2020-12-31${query}`)

describe('what agreements promised', () => {
  it('is counted by outcome, and a count picks its list', async () => {
    const permu = await Permu.open(browser)
    await permu.pickPage('履约')
    const all = await askPromises()
    const facet = (key: string) => permu.page.locator(`[data-facet=${key}]`)
    for (const [outcome, n] of Object.entries(all.outcomes)) expect(await facet(outcome).locator('b').innerText()).toBe(count(n))
    await facet('due_soon').click()
    const due = await askPromises('&warning=due_soon')
    await expect.poll(() => permu.page.locator('tr[data-row]').count()).toBe(Math.min(100, due.commitments.length))
    expect(await permu.page.locator('tr[data-row]').first().locator('[data-cell=warning]').innerText()).toBe('即将到期')
    expect(permu.query()).toMatchObject({ page: 'commitments', pick: 'due_soon' })
    await permu.screenshot('commitments')
    expect(await permu.seriousFaults()).toEqual([])
    expect([permu.errors, permu.foreign]).toEqual([[], []])
    await permu.close()
  })

  it('says why, and takes an actual once', async () => {
    const [one] = (await askPromises('&outcome=failed&indicator=tax_per_mu')).commitments
    const [permu, other] = [await Permu.open(browser, `?page=commitments&pick=failed&item=${one!.commitment_id}`), await Permu.open(browser, `?page=commitments&pick=failed&item=${one!.commitment_id}`)]
    for (const page of [permu, other]) {
      await page.page.getByText(one!.formula.zh).waitFor()
      await page.page.getByText('登记实际值').click()
      await page.page.getByLabel(/^实际值/).fill(String(one!.target! + 5))
      await page.page.getByLabel('佐证材料').fill('达产核查表')
      await page.page.getByLabel('文号').fill('示例核〔2021〕9号')
      await page.page.getByRole('button', { name: '登记', exact: true }).click()
      if (page !== permu) continue
      await page.page.getByText(`${one!.commitment_id} 的实际值已登记`).waitFor()
      await expect.poll(() => page.page.locator('[data-commitment]').count()).toBe(0)
    }
    await other.page.getByRole('alert').waitFor()
    expect(await other.page.getByRole('alert').innerText()).toContain('别人刚刚改过')
    const now = (await askPromises('&indicator=tax_per_mu')).commitments.find((c) => c.commitment_id === one!.commitment_id)!
    expect(now).toMatchObject({ outcome: 'met', from: 'person', revision: 2 })
    await permu.goto(`?page=commitments&pick=met&item=${one!.commitment_id}`)
    await permu.page.getByText('历次记录（2）').click()
    expect(await permu.page.locator('[data-commitment] li').first().innerText()).toContain('示例核〔2021〕9号')
    await Promise.all([permu.close(), other.close()])
  })

  it('goes out as the list that is shown', async () => {
    const permu = await Permu.open(browser, '?page=commitments&pick=overdue')
    const overdue = await askPromises('&warning=overdue')
    const [book] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 Excel' }).click()])
    const rows = readSheet(readFileSync((await book.path())!)).slice(3)
    expect(rows.map((row) => row[0])).toEqual(overdue.commitments.map((one) => one.commitment_id))
    const [plain] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 CSV' }).click()])
    expect(readFileSync((await plain.path())!, 'utf8').trimEnd().split('\n')).toHaveLength(overdue.commitments.length + 1)
    expect(plain.suggestedFilename()).toMatch(/履约承诺.*2020-12-31\.csv/)
    await permu.close()
  })
})

describe('where projects stand', () => {
  it('is counted by stage and park, and a row opens its file', async () => {
    const permu = await Permu.open(browser, '?page=commitments&tab=pipeline')
    const all = await ask<Pipeline>(`${zone}/pipeline?as_of=2020-12-31`)
    await permu.page.locator('[data-facet=not_started]').waitFor()
    for (const stage of STAGES) {
      const sum = all.stages[stage] ?? { count: 0, area_mu: 0 }
      expect(await permu.page.locator(`[data-facet=${stage}]`).innerText()).toMatch(new RegExp(`${count(sum.count)}\\s+${mu(sum.area_mu)} 亩`))
    }
    expect(await permu.page.getByRole('table', { name: '各园区的项目推进' }).locator('tbody tr').count()).toBe(all.parks.length)
    await permu.page.locator('[data-facet=not_completed]').click()
    const first = permu.page.getByRole('table', { name: '项目推进', exact: true }).locator('tbody button').first()
    const code = await first.innerText()
    await first.click()
    await permu.file().waitFor()
    expect(permu.query()).toMatchObject({ parcel: code, pick: 'not_completed' })
    await permu.close()
  })

  it('fits a phone', async () => {
    for (const tab of ['commitments', 'pipeline']) {
      const permu = await Permu.open(browser, `?page=commitments&tab=${tab}`, { viewport: PHONE, hasTouch: true })
      await permu.page.locator('tr[data-row]').first().waitFor()
      expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
      await permu.close()
    }
  })
})
