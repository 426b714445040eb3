import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { askFile, askParcels, askParks, launch, Permu } from './permu-driver'

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
