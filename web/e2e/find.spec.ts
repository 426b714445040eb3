import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LandFound, LandSearch } from '../src/api/land'
import { ask, askZone, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const QUERY = 'area_min=30&area_max=50&clear=true&free_months=12&industrial=true&far_min=1'
const askLand = async (query = QUERY) => ask<LandFound>(`/api/v1/zones/${await askZone()}/land?run_id=1&${query}`)
const hits = (permu: Permu) => permu.page.locator('[data-hit]')
const field = (permu: Permu, label: string) => permu.page.getByRole('form', { name: '找地条件' }).getByLabel(label, { exact: true })

it('finds land by a form, the best first with its reasons, and opens a file', async () => {
  const permu = await Permu.open(browser)
  await permu.pickPage('找地')
  await field(permu, '面积（亩） 最小').fill('30')
  await field(permu, '面积（亩） 最大').fill('50')
  await field(permu, '可建容积率不低于').fill('1')
  await field(permu, '几个月内可用').fill('12')
  await field(permu, '无抵押、查封').check()
  await field(permu, '规划为工业或仓储').check()
  await expect.poll(() => permu.query().find).toBe('area_min=30&area_max=50&far_min=1&free_months=12&clear=true&industrial=true')
  const land = await askLand()
  await expect.poll(() => hits(permu).first().getAttribute('data-hit')).toBe(land.parcels[0]!.parcel_code)
  expect(await hits(permu).count()).toBe(Math.min(50, land.parcels.length))
  const first = await hits(permu).first().innerText()
  expect(first).toContain(`${land.parcels[0]!.score}/${land.parcels[0]!.of} 分`)
  for (const part of land.parcels[0]!.parts) expect(first).toContain(part.why.zh)
  expect(await permu.page.getByRole('link', { name: '找相邻宗地合并成片' }).getAttribute('href')).toContain('page=renewal&find_min=30&find_max=50')
  await permu.page.locator('[data-facet=fits]').click()
  await expect.poll(() => hits(permu).count()).toBe(Math.min(50, land.counts.fits!))
  await permu.ready()
  await permu.screenshot('find')
  expect(await permu.seriousFaults()).toEqual([])
  await hits(permu).first().getByRole('button').click()
  await permu.file().waitFor()
  expect(permu.query().parcel).toBe(land.parcels[0]!.parcel_code)
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('finds land near a road that is drawn on the map', async () => {
  const permu = await Permu.open(browser, '?page=find&at=118.53,24.71,13.5')
  await permu.page.getByRole('button', { name: '在地图上画' }).click()
  const box = (await permu.page.locator('.map').boundingBox())!
  for (const share of [0.4, 0.5, 0.6]) await permu.page.mouse.click(box.x + box.width * share, box.y + box.height * (1 - share))
  await permu.page.getByRole('button', { name: '画完' }).click()
  await field(permu, '距离（米）').fill('300')
  await field(permu, '距离（米）').blur()
  await expect.poll(() => permu.query().find).toMatch(/within_m=300/)
  const asked = permu.query().find!
  expect(asked.split('+').length).toBe(3)
  const land = await askLand(asked)
  expect(land.parcels.length).toBeGreaterThan(0)
  await expect.poll(() => hits(permu).first().getAttribute('data-hit')).toBe(land.parcels[0]!.parcel_code)
  expect(await hits(permu).first().innerText()).toContain(land.parcels[0]!.parts[0]!.why.zh)
  await permu.ready()
  await permu.screenshot('find-road')
  await permu.close()
})

it('saves a search, is warned of what is new, and deletes it', async () => {
  const permu = await Permu.open(browser, `?page=find&find=${encodeURIComponent(QUERY)}`)
  await permu.page.getByLabel('给这组条件起名').fill('出口加工')
  await permu.page.getByRole('button', { name: '保存', exact: true }).click()
  const saved = permu.page.locator('[data-search=出口加工]')
  await saved.waitFor()
  const land = await askLand()
  expect(await saved.innerText()).toContain(`现有 ${land.counts.fits} 宗`)
  const fresh = land.parcels.filter((hit) => hit.fit === 'fits').slice(0, 2).map((hit) => hit.parcel_code)
  await permu.page.route('**/land-searches', async (route) => {
    const answer = await route.fetch()
    const list = (await answer.json()) as LandSearch[]
    await route.fulfill({ json: list.map((search) => ({ ...search, fresh })) })
  })
  await permu.goto('?page=map')
  const bell = permu.page.getByRole('button', { name: /提醒/ })
  await expect.poll(() => bell.innerText()).toContain('新 2')
  await bell.click()
  await permu.page.getByRole('button', { name: '“出口加工”有 2 宗新符合的地' }).click()
  await expect.poll(() => permu.page.locator('[data-hit] .fresh').count()).toBe(2)
  await permu.screenshot('find-new')
  await permu.page.unroute('**/land-searches')
  await permu.page.getByRole('button', { name: '删除“出口加工”' }).click()
  await saved.waitFor({ state: 'detached' })
  expect(await ask<LandSearch[]>(`/api/v1/zones/${await askZone()}/land-searches`)).toEqual([])
  expect(permu.errors).toEqual([])
  await permu.close()
})
