import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { boundsOf } from '../src/map/features'
import { askParks, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const ranges = async (permu: Permu) => Object.entries(await permu.legend()).filter(([key, row]) => /^b\d$/.test(key) && row.count > 0).length

it('says when the values have one colour, divides them anew, and a link keeps it', async () => {
  const permu = await Permu.open(browser, '?metric=tax_per_mu&land_state=low_efficiency&grade=D')
  await permu.page.locator('.legend').getByText(/都在“< 5”一档/).waitFor()
  await permu.page.locator('.legend').getByRole('button', { name: '按本视图分位分档' }).click()
  await permu.ready()
  expect(permu.query().scale).toBe('quantile')
  expect(await ranges(permu)).toBeGreaterThanOrEqual(4)
  const before = await permu.legend()
  const counts = Object.entries(before).flatMap(([key, row]) => (/^b\d$/.test(key) ? [row.count] : []))
  expect(Math.max(...counts)).toBeLessThan(0.5 * counts.reduce((sum, n) => sum + n, 0))
  await permu.page.reload()
  await permu.ready()
  expect(await permu.legend()).toEqual(before)
  expect(await permu.seriousFaults()).toEqual([])
  await permu.screenshot('quantiles')
  await permu.page.locator('.legend').getByRole('button', { name: '恢复固定分档' }).click()
  expect(permu.query()).not.toHaveProperty('scale')
  expect(await ranges(permu)).toBeLessThan(4)
  await permu.close()
})

it('says when nothing has a value, and offers a metric that has', async () => {
  const permu = await Permu.open(browser, '?metric=output_per_mu&land_state=low_efficiency&grade=not_graded&lang=en')
  await permu.page.locator('.legend').getByText(/No parcel here has a value/).waitFor()
  await permu.page.locator('.legend').getByRole('button', { name: 'Show Floor area ratio' }).click()
  expect(permu.query().metric).toBe('floor_area_ratio')
  await permu.close()
})

it('says by what a park has its grade, with the counts at the park', async () => {
  const permu = await Permu.open(browser, '?metric=grade')
  await permu.page.locator('.legend').getByText(/园区取其中宗数最多的等级/).waitFor()
  const park = (await askParks())[0]!
  const { left, right, top, bottom } = await permu.rectOf(boundsOf([park])!)
  await permu.page.mouse.move((left + right) / 2 - 2, (top + bottom) / 2)
  await permu.page.mouse.move((left + right) / 2, (top + bottom) / 2)
  await permu.page.locator('.tip').getByText(`B 类 ${park.properties.grade_counts!.B}`).waitFor()
  await permu.close()
})

it.each(['zh-CN', 'en'])('is as wide as its table, in %s', async (lang) => {
  const permu = await Permu.open(browser, `?metric=land_state&lang=${lang}`)
  const legend = permu.page.locator('.legend')
  expect(await legend.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await permu.close()
})
