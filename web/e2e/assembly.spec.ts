import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { FoundSites, SetFigures } from '../src/api/assembly'
import { decimal, mu, parcelCode } from '../src/format/format'
import { boundsOf, middle } from '../src/map/features'
import { askParcels, askParks, askZone, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

/** Asks the server itself: the second opinion. */
async function askSites<T>(what: string, body: unknown): Promise<T> {
  const response = await fetch(`${inject('base')}/api/v1/zones/${await askZone()}/sites/${what}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as T
}
const ASKED = { area_min_mu: 30, area_max_mu: 50, park_code: 'WLY', rules: { industrial: true, not_sealed: true, not_idle: true, road_m: 12 } }
const LINK = '?page=renewal&park=WLY&find_road=12'
const cards = (permu: Permu) => permu.page.locator('[data-site]')
const figure = (permu: Permu, name: string) => permu.page.locator(`[data-figure=${name}]`).innerText()
const setOf = (permu: Permu) => (permu.query().find_set ?? '').split(',').filter(Boolean)

it('finds sites in a park, with points that sum up, and says how sure they are', async () => {
  const permu = await Permu.open(browser, LINK)
  await permu.page.getByRole('button', { name: '查找', exact: true }).click()
  const found = await askSites<FoundSites>('search', ASKED)
  await cards(permu).first().waitFor()
  expect(await cards(permu).evaluateAll((list) => list.map((card) => card.getAttribute('data-site')))).toEqual(found.sites.map((site) => site.parcel_codes.join()))
  const [first] = found.sites
  const said = await cards(permu).first().innerText()
  expect(said).toContain(mu(first!.area_mu))
  expect(said).toContain(`${decimal(first!.objective, 1)} 分`)
  expect(said).toContain(first!.optimal ? '已证明最优' : '未证明最优')
  expect(first!.parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(first!.objective, 6)
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('is adjusted parcel by parcel, from the list and on the map, and the link restores it', async () => {
  const permu = await Permu.open(browser, `${LINK}&find_asked=1`)
  await cards(permu).first().getByRole('button').click()
  await permu.page.locator('[data-figure=area]').waitFor()
  const before = setOf(permu)
  const told = await askSites<SetFigures>('figures', { parcel_codes: before, road_m: 12 })
  expect(await figure(permu, 'area')).toContain(mu(told.area_mu))
  await permu.ready()
  await permu.screenshot('assembly')
  expect(await permu.seriousFaults()).toEqual([])

  const added = told.neighbours[0]!.parcel_code
  await permu.page.locator(`[data-offer="${added}"]`).getByRole('button', { name: '加入' }).click()
  await expect.poll(() => setOf(permu)).toEqual([...before, added])
  const wider = await askSites<SetFigures>('figures', { parcel_codes: [...before, added], road_m: 12 })
  await expect.poll(() => figure(permu, 'area')).toContain(mu(wider.area_mu))
  await permu.page.goBack()
  await expect.poll(() => setOf(permu)).toEqual(before)

  const parcel = (await askParcels()).find((feature) => feature.properties.parcel_code === before[0])!
  const [lon, lat] = middle(parcel.geometry)
  await permu.goto(`?${new URLSearchParams({ ...permu.query(), at: `${lon},${lat},16.5` })}`)
  await permu.page.locator('[data-figure=area]').waitFor()
  const box = (await permu.page.locator('.map').boundingBox())!
  await permu.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => setOf(permu)).toEqual(before.slice(1))
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('looks again with a parcel that must be in and one that must stay out, told on the card and on the map', async () => {
  const permu = await Permu.open(browser, `${LINK}&find_asked=1`)
  await cards(permu).first().getByRole('button').click()
  await permu.page.locator('[data-figure=area]').waitFor()
  const [stays, goes] = setOf(permu) as [string, string]
  const pin = (what: string, code: string) => permu.page.getByRole('group', { name: '组成宗地' }).getByRole('button', { name: `${what} ${parcelCode(code)}` })
  await pin('必须纳入', stays).click()
  await pin('不得纳入', goes).click()
  expect(permu.query()).toMatchObject({ find_include: stays, find_exclude: goes })
  await permu.page.getByRole('button', { name: '查找', exact: true }).click()
  await cards(permu).first().waitFor()
  const found = await askSites<FoundSites>('search', { ...ASKED, include: [stays], exclude: [goes] })
  expect(await cards(permu).evaluateAll((list) => list.map((card) => card.getAttribute('data-site')))).toEqual(found.sites.map((site) => site.parcel_codes.join()))
  expect(found.sites.every(({ parcel_codes }) => parcel_codes.includes(stays) && !parcel_codes.includes(goes))).toBe(true)

  await permu.page.locator('summary', { hasText: '查找条件' }).click()
  const parcel = (await askParcels()).find((feature) => feature.properties.parcel_code === goes)!
  const [lon, lat] = middle(parcel.geometry)
  await permu.goto(`?${new URLSearchParams({ ...permu.query(), find_asked: '', at: `${lon},${lat},16.5` })}`)
  await permu.page.getByRole('button', { name: '在地图上点选 必须纳入的宗地' }).click()
  const box = (await permu.page.locator('.map').boundingBox())!
  await permu.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => permu.query().find_include).toBe(`${stays},${goes}`)
  expect(permu.query().find_exclude).toBeUndefined()
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('says the pieces of parcels that do not touch', async () => {
  const [a, b] = (await askParcels()).filter((feature) => feature.properties.park_code === 'WLY')
  const apart = (await askParcels()).findLast((feature) => feature.properties.park_code !== 'WLY')!
  const permu = await Permu.open(browser, `?page=renewal&find_set=${[a, b, apart].map((feature) => feature!.properties.parcel_code).join()}`)
  await permu.page.locator('[data-pieces]').waitFor()
  expect(await permu.page.locator('[data-pieces]').innerText()).toContain(apart.properties.parcel_code)
  await permu.close()
})

it('keeps what is put together as a site, with the search that found it', async () => {
  const permu = await Permu.open(browser, `${LINK}&find_asked=1`)
  await cards(permu).first().getByRole('button').click()
  let sent: { name: string; parcel_codes: string[]; found_by: { search: { area_min_mu: number } } } | null = null
  await permu.page.route(/\/sites$/, (route) => {
    sent = route.request().postDataJSON()
    return route.fulfill({ json: { site_id: 7 } })
  })
  await permu.page.getByLabel('地块名称').fill('东片区连片')
  await permu.page.getByRole('button', { name: '保存为再开发地块' }).click()
  await permu.page.getByText('已保存为再开发地块 7').waitFor()
  expect(sent!.name).toBe('东片区连片')
  expect(sent!.parcel_codes).toEqual((await cards(permu).first().getAttribute('data-site'))!.split(','))
  expect(sent!.found_by.search.area_min_mu).toBe(30)
  await permu.page.getByRole('button', { name: '打开', exact: true }).click()
  expect(permu.query()).toMatchObject({ tab: 'sites', site: '7' })
  await permu.close()
})

it('says at the field that a parcel is none, in both languages, and lets it be taken out', async () => {
  for (const [lang, label, said] of [['zh-CN', '宗地代码', '没有这个代码的现行宗地'], ['en', 'Parcel code', 'no parcel in force has this code']] as const) {
    const permu = await Permu.open(browser, `?page=renewal&lang=${lang}&find_where=seed&find_seed=nowhere&find_asked=1`)
    const field = permu.page.locator('label:has([aria-invalid=true])')
    await field.waitFor()
    expect(await field.innerText()).toContain(label)
    expect(await field.getByRole('alert').innerText()).toBe(said)
    await permu.close()
  }
  const named = await Permu.open(browser, '?page=renewal&park=WLY&find_include=nowhere&find_exclude=no,none&find_asked=1')
  await named.page.locator('label:has([name=exclude][aria-invalid=true])').waitFor()
  expect(await named.page.locator('label:has([name=include]) [role=alert]').innerText()).toBe('nowhere：没有这个代码的现行宗地')
  expect(await named.page.locator('label:has([name=exclude]) [role=alert]').innerText()).toBe('no：没有这个代码的现行宗地，none：没有这个代码的现行宗地')
  await named.screenshot('assembly-refused')
  await named.close()
  const inside = (await askParcels()).find((feature) => feature.properties.park_code === 'WLY')!.properties.parcel_code
  const permu = await Permu.open(browser, `?page=renewal&find_set=${inside},nowhere`)
  await permu.page.getByText('没有这个代码的现行宗地').waitFor()
  expect(await permu.seriousFaults()).toEqual([])
  await permu.page.getByRole('button', { name: '移出 nowhere ×' }).click()
  await permu.page.locator('[data-figure=area]').waitFor()
  expect(setOf(permu)).toEqual([inside])
  await permu.close()
})

it('says at the field that nothing lies in the area', async () => {
  const permu = await Permu.open(browser, '?page=renewal&find_where=drawn&find_drawn=1 2,1 3,2 3&find_asked=1')
  await permu.page.locator('label:has([aria-invalid=true])').waitFor()
  expect(await permu.page.locator('label:has([aria-invalid=true]) [role=alert]').innerText()).toBe('范围内没有现行宗地')
  await permu.close()
})

it('looks in an area that is drawn on the map', async () => {
  const parcel = (await askParcels()).find((feature) => feature.properties.park_code === 'WLY')!
  const [lon, lat] = middle(parcel.geometry)
  const permu = await Permu.open(browser, `?page=renewal&find_where=drawn&find_min=5&find_max=40&find_road=20&at=${lon},${lat},14.5`)
  await permu.page.getByText('请在地图上画出范围').waitFor()
  await permu.page.getByRole('button', { name: '在地图上画' }).click()
  const box = (await permu.page.locator('.map').boundingBox())!
  for (const [x, y] of [[0.35, 0.15], [0.9, 0.15], [0.9, 0.85], [0.6, 0.85]] as const) await permu.page.mouse.click(box.x + box.width * x, box.y + box.height * y)
  await expect.poll(() => permu.query().find_drawn?.split(',').length).toBe(4)
  await permu.page.getByRole('button', { name: '画完了' }).click()
  await permu.page.getByRole('button', { name: '查找', exact: true }).click()
  await cards(permu).first().waitFor()
  await permu.ready()
  await permu.screenshot('assembly-drawn')
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('has the map above the search on a phone', async () => {
  const permu = await Permu.open(browser, `${LINK}&find_asked=1`, { viewport: PHONE, hasTouch: true })
  await cards(permu).first().getByRole('button').click()
  await permu.page.locator('[data-figure=area]').waitFor()
  await permu.ready()
  expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await permu.page.locator('[data-figure=area]').scrollIntoViewIfNeeded()
  await permu.screenshot('phone-assembly')
  expect(await permu.seriousFaults()).toEqual([])
  await permu.close()
})

it('keeps the zone in sight beside the list, with the name of the ledger', async () => {
  const permu = await Permu.open(browser)
  const zone = boundsOf(await askParks())!
  await permu.pickPage('工改工')
  await permu.ready()
  await expect.poll(() => permu.hidden(zone)).toBe('')
  const [list, ledger] = await Promise.all(['.list-page', '.drawer strong'].map((part) => permu.page.locator(part).first().boundingBox()))
  expect(ledger!.x).toBeGreaterThanOrEqual(list!.x + list!.width)
  await permu.close()
})
