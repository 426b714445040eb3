import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { askParks, askSubareas, launch, Permu, PHONE } from './permu-driver'
import * as format from '../src/format/format'

let browser: Browser
let permu: Permu
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())
beforeEach(async () => void (permu = await Permu.open(browser, '?page=parks')))
afterEach(() => permu.close())

const table = () => permu.page.locator('.parks table')
const rows = () => table().locator('tbody tr').evaluateAll((trs) => trs.map((tr) => [...tr.children].map((cell) => (cell as HTMLElement).innerText.split('\n')[0]!.trim())))

it('sorts by every column by keyboard, parks and the sub-areas in them', async () => {
  const heads = table().locator('thead th')
  const before = (await rows()).length
  for (let i = 0; i < (await heads.count()); i++) {
    await heads.nth(i).getByRole('button').press('Enter')
    const first = await heads.nth(i).getAttribute('aria-sort')
    await heads.nth(i).getByRole('button').press('Enter')
    const second = await heads.nth(i).getAttribute('aria-sort')
    expect([first, second].sort()).toEqual(['ascending', 'descending'])
    expect(await table().locator('th[aria-sort=ascending], th[aria-sort=descending]').count()).toBe(1)
    expect((await rows()).length).toBe(before)
  }
})

it('ranks parks by tax per mu, and a link keeps the order', async () => {
  await table().locator('th[data-column=tax_per_mu]').getByRole('button').click()
  const ranked = (await askParks()).map((park) => park.properties).sort((a, b) => (b.tax_per_mu ?? -1) - (a.tax_per_mu ?? -1))
  const names = () => table().locator('tr.park th').allInnerTexts()
  expect(await names()).toEqual(ranked.map((park) => park.name))
  await permu.page.reload()
  await permu.ready()
  expect(await names()).toEqual(ranked.map((park) => park.name))
})

it('shows the figures of a sub-area and opens it on the map', async () => {
  const [subarea] = (await askSubareas()).map((feature) => feature.properties)
  const row = table().locator('tr.subarea').filter({ hasText: subarea!.name }).first()
  const text = await row.innerText()
  for (const figure of [format.count(subarea!.parcel_count), format.mu(subarea!.area_mu), format.yi(subarea!.output_cny), format.perMu(subarea!.tax_per_mu)]) {
    expect(text).toContain(figure)
  }
  await row.getByRole('button').click()
  expect(permu.query()).toMatchObject({ park: subarea!.park_code, subarea: subarea!.name })
})

it('exports what it shows, in its order', async () => {
  await table().locator('th[data-column=area_mu]').getByRole('button').click()
  const [download] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('button', { name: /CSV/ }).click()])
  const text = readFileSync((await download.path())!, 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  const [head, ...lines] = text.slice(1).trimEnd().split('\r\n').map((line) => line.split(','))
  const shown = await rows()
  expect(lines.map((line) => line[1] || line[0])).toEqual(shown.map((row) => row[0]))
  expect(lines.map((line) => Number(line[head!.indexOf('面积（亩）')]))).toEqual(shown.map((row) => Number(row[3]!.replaceAll(',', ''))))
  await permu.page.getByText('显示片区').click()
  expect((await rows()).length).toBe((await askParks()).length)
})

it('scrolls inside itself on a phone and keeps the names in sight', async () => {
  await permu.page.setViewportSize(PHONE)
  await permu.page.locator('.parks .scroll').evaluate((box) => (box.scrollLeft = 600))
  const [name, box] = await Promise.all([table().locator('tr.park th').first().boundingBox(), permu.page.locator('.parks .scroll').boundingBox()])
  expect(Math.abs(name!.x - box!.x)).toBeLessThan(3)
  expect(await permu.seriousFaults()).toEqual([])
})
