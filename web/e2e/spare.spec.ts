import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Spare } from '../src/api/surveys'
import { count } from '../src/format/format'
import { ask, askZone, launch, Permu } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const askSpare = async (query = '') => ask<Spare>(`/api/v1/zones/${await askZone()}/spare-floor?run_id=1${query}`)
const rows = (permu: Permu, table: string) => permu.page.getByRole('table', { name: table, exact: true }).locator('tr[data-row]')

it('sums floor area by park, lists parcels with reasons, and opens a file', async () => {
  const permu = await Permu.open(browser)
  await permu.pickPage('零地增资')
  const all = await askSpare()
  await rows(permu, '零地增资扩产').first().waitFor()
  expect(await permu.page.locator('.total').innerText()).toContain(count(all.parks.reduce((sum, park) => sum + park.spare_m2, 0)))
  expect(await rows(permu, '各园区可增建筑面积').count()).toBe(all.parks.length)
  const first = all.parcels[0]!
  const row = rows(permu, '零地增资扩产').first()
  expect(await row.innerText()).toContain(count(first.spare_m2))
  expect(await row.locator('[data-cell=spare_m2]').getAttribute('title')).toBe(first.formula.zh)
  await permu.screenshot('spare')
  expect(await permu.seriousFaults()).toEqual([])
  await row.getByRole('button').click()
  await permu.file().waitFor()
  expect(permu.query().parcel).toBe(first.parcel_code)
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('leaves out what is mortgaged or sealed, in the file too', async () => {
  const permu = await Permu.open(browser, '?page=spare&far=1.5')
  await permu.page.getByLabel('只看无抵押、查封').check()
  const clear = await askSpare('&far=1.5&clear=true')
  await expect.poll(() => rows(permu, '零地增资扩产').count()).toBe(Math.min(100, clear.parcels.length))
  const [book] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 Excel' }).click()])
  expect(readSheet(readFileSync((await book.path())!)).slice(3).map((line) => line[0])).toEqual(clear.parcels.map((parcel) => parcel.parcel_code))
  await permu.close()
})
