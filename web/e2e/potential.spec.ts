import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Potential } from '../src/api/surveys'
import { count } from '../src/format/format'
import { revenueSaid } from '../src/potential/columns'
import { ask, askZone, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const askPotential = async (query = '') => ask<Potential>(`/api/v1/zones/${await askZone()}/near-threshold?year=2020${query}`)

it('lists who is near the line, with why, and opens the file', async () => {
  const permu = await Permu.open(browser)
  await permu.pickPage('潜力企业')
  const all = await askPotential()
  await permu.page.locator('tr[data-row]').first().waitFor()
  for (const [key, n] of Object.entries(all.counts)) {
    if (!['below', 'no_data', 'other_industry'].includes(key)) expect(await permu.page.locator(`[data-facet=${key}] b`).innerText()).toBe(count(n))
  }
  const first = [...all.enterprises].sort((a, b) => b.share - a.share)[0]!
  const row = permu.page.locator(`tr[data-row="${first.uscc}"]`)
  expect(await row.innerText()).toContain(first.why.zh)
  expect(await row.innerText()).toContain(revenueSaid(first))
  const [head, cell] = ['th[data-column=park] button', 'td[data-cell=park]'].map((part) => permu.page.locator(part).first())
  const written = (element: Element) => element.getBoundingClientRect().left + parseFloat(getComputedStyle(element).paddingLeft)
  expect(await head!.evaluate(written)).toBeCloseTo(await cell!.evaluate(written), 0)
  await permu.screenshot('potential')
  expect(await permu.seriousFaults()).toEqual([])
  await row.getByRole('button').click()
  await permu.page.getByRole('article', { name: /企业档案/ }).waitFor()
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('moves with the line', async () => {
  const permu = await Permu.open(browser, '?page=potential&pick=over')
  await permu.page.getByLabel(/规上线/).fill('1000')
  await permu.page.getByLabel(/规上线/).press('Enter')
  const { enterprises } = await askPotential('&line=1000&class=over')
  await expect.poll(() => permu.page.locator('tr[data-row]').count()).toBe(Math.min(100, enterprises.length))
  expect(permu.query()).toMatchObject({ line: '1000', pick: 'over' })
  await permu.close()
})
