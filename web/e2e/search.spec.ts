import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { middle } from '../src/map/features'
import { askFile, askParcels, askParks, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let permu: Permu
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())
beforeEach(async () => void (permu = await Permu.open(browser)))
afterEach(() => permu.close())

async function occupant() {
  for (const { properties } of await askParcels()) {
    if ((properties.enterprise_count ?? 0) === 0) continue
    const [enterprise] = (await askFile(properties.parcel_code)).enterprises!
    if (enterprise) return enterprise
  }
  throw new Error('no parcel has an enterprise')
}

it('finds a parcel by its code', async () => {
  const { parcel_code } = (await askParcels())[5]!.properties
  expect((await permu.search(parcel_code))[0]).toContain(parcel_code)
  await permu.takeFirstHit()
  await permu.file().waitFor()
  expect(permu.query().parcel).toBe(parcel_code)
})

it.each(['uscc', 'name'] as const)('finds an enterprise by its %s and opens its land', async (by) => {
  const enterprise = await occupant()
  await permu.search(enterprise[by])
  await permu.takeFirstHit()
  await permu.file().getByText(enterprise.uscc).first().waitFor()
})

it('goes to a park by its name', async () => {
  const { name, park_code } = (await askParks())[0]!.properties
  await permu.search(name)
  await permu.takeFirstHit()
  await expect.poll(() => permu.query().park).toBe(park_code)
})

it('says when nothing is found', async () => {
  await permu.page.getByRole('combobox', { name: /搜索/ }).fill('没有这样的名字')
  await permu.page.getByText('没有找到').waitFor()
})

/** What lies where the middle of a parcel is drawn, and how far that is from the middle of the map that nothing covers. */
async function under(code: string) {
  const [lon, lat] = middle((await askParcels()).find((feature) => feature.properties.parcel_code === code)!.geometry) as [number, number]
  const [atLon, atLat, zoom] = permu.query().at!.split(',').map(Number) as [number, number, number]
  const world = 512 * 2 ** zoom
  const y = (degrees: number) => (0.5 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * world
  const box = (await permu.page.locator('.map').boundingBox())!
  const spot = [box.x + box.width / 2 + ((lon - atLon) / 360) * world, box.y + box.height / 2 + y(lat) - y(atLat)] as const
  return permu.page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.tagName, spot)
}

it.each(['evaluation', 'ledger', 'disposal', 'findings', 'renewal'])('shows what was found on the map, free of panels, from the page %s', async (page) => {
  await permu.page.goto(`${inject('base')}/?page=${page}`)
  await permu.page.locator('[data-status=ready]').waitFor()
  const { parcel_code } = (await askParcels())[1234]!.properties
  await permu.search(parcel_code)
  await permu.takeFirstHit()
  await permu.file().waitFor()
  await expect.poll(() => permu.query().at).toBeTruthy()
  await permu.ready()
  await expect.poll(() => under(parcel_code)).toBe('CANVAS')
  expect(permu.query().parcel).toBe(parcel_code)
})

it('shows what was found above the sheet of a phone', async () => {
  await permu.page.setViewportSize(PHONE)
  await permu.page.goto(`${inject('base')}/?page=findings`)
  await permu.page.locator('[data-status=ready]').waitFor()
  const { parcel_code } = (await askParcels())[1234]!.properties
  await permu.search(parcel_code)
  await permu.takeFirstHit()
  await permu.file().waitFor()
  await expect.poll(() => permu.query().at).toBeTruthy()
  await permu.ready()
  const sheet = (await permu.page.locator('.sheet').boundingBox())!
  const map = (await permu.page.locator('.map').boundingBox())!
  expect(sheet.y).toBeGreaterThan(map.y + 120)
  expect(permu.query().page ?? 'map').toBe('map')
})
