import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import * as format from '../src/format/format'
import { boundsOf } from '../src/map/features'
import { askFindings, askParcels, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let permu: Permu
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())
beforeEach(async () => void (permu = await Permu.open(browser, '?page=findings')))
afterEach(() => permu.close())

const group = (rule: string) => permu.page.locator(`.findings [data-rule="${rule}"]`)

/** What the server says: parcels and mu of each rule that is met. */
async function met() {
  const area = new Map((await askParcels()).map(({ properties: p }) => [p.parcel_code, p.area_mu ?? 0]))
  const rules = new Map<string, { codes: string[]; mu: number }>()
  for (const { properties: finding } of await askFindings()) {
    if (finding.outcome !== 'met') continue
    const rule = rules.get(finding.rule) ?? { codes: [], mu: 0 }
    rules.set(finding.rule, { codes: [...rule.codes, finding.parcel_code!], mu: rule.mu + area.get(finding.parcel_code!)! })
  }
  return rules
}

it('groups by rule, with count and mu', async () => {
  const rules = await met()
  expect(rules.size).toBeGreaterThan(1)
  for (const [rule, { codes, mu }] of rules) {
    const head = await group(rule).locator('h3').innerText()
    expect(head).toContain(format.count(codes.length))
    expect(head).toContain(format.mu(mu))
  }
  expect(await permu.page.locator('.findings .item').count()).toBeLessThanOrEqual(60)
})

it('opens and closes a group by keyboard and shows more of it in steps', async () => {
  const [rule, { codes }] = [...(await met())].sort(([, a], [, b]) => b.codes.length - a.codes.length)[0]!
  const head = group(rule).locator('h3 button')
  if ((await head.getAttribute('aria-expanded')) === 'true') await head.press('Enter')
  expect(await group(rule).locator('.item').count()).toBe(0)
  await head.press('Enter')
  const first = await group(rule).locator('.item').count()
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(codes.length)
  await group(rule).getByRole('button', { name: /再显示/ }).click()
  expect(await group(rule).locator('.item').count()).toBeGreaterThan(first)
})

it('has each rule as a facet of map and ledger, which a link keeps', async () => {
  const [rule, { codes }] = [...(await met())].sort(([, a], [, b]) => a.codes.length - b.codes.length)[0]!
  const others = (await met()).size - 1
  await group(rule).locator('.facet').click()
  expect(permu.query().rule).toBe(rule)
  await expect.poll(() => permu.ledgerCount()).toBe((await askParcels()).filter(({ properties: p }) => p.findings?.includes(rule)).length)
  expect(await group(rule).locator('h3').innerText()).toContain(format.count(codes.length))
  expect(await permu.page.locator('.findings [data-rule]').count()).toBe(others + 1)
  await permu.page.reload()
  await permu.ready()
  expect(await group(rule).locator('.facet').getAttribute('aria-pressed')).toBe('true')
  await group(rule).locator('.facet').click()
  expect(permu.query()).not.toHaveProperty('rule')
})

it('keeps the outcome in the link and reads well on a phone', async () => {
  await permu.page.getByRole('button', { name: /^可能符合/ }).click()
  expect(permu.query().outcome).toBe('suspected')
  await permu.page.setViewportSize(PHONE)
  expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  expect(await permu.seriousFaults()).toEqual([])
})

it('leaves the list on a phone for the map, where the land is looked for', async () => {
  await permu.page.setViewportSize(PHONE)
  await permu.page.locator('.findings .item').first().click()
  await permu.file().waitFor()
  await permu.page.getByRole('button', { name: '在地图上定位' }).click()
  await permu.page.locator('.findings').waitFor({ state: 'detached' })
  const land = boundsOf((await askParcels()).filter(({ properties: p }) => p.parcel_code === permu.query().parcel))!
  await expect.poll(() => permu.hidden(land)).toBe('')
})

it('is no wider than a phone while the window narrows, in English too', async () => {
  await permu.goto('?page=findings&lang=en')
  await permu.page.setViewportSize(PHONE)
  expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
})

it('brings the land of a finding to where nothing lies over the map, and folds the legend where the map is narrow', async () => {
  const largest = permu.page.locator('.findings .item').first()
  await largest.click()
  await permu.file().waitFor()
  const code = permu.query().parcel!
  const land = boundsOf((await askParcels()).filter(({ properties: p }) => p.parcel_code === code))!
  await expect.poll(() => permu.hidden(land)).toBe('')
  expect(await permu.page.locator('.legend table').count()).toBe(0)
  await permu.page.locator('.legend .head').click()
  expect(await permu.page.locator('.legend table').count()).toBe(1)
  await permu.closeFile()
  await permu.page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(() => permu.hidden(land)).toBe('')
})
