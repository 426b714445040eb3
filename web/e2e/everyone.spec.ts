import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { middle } from '../src/map/features'
import { askParcels, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const someParcel = async () => (await askParcels()).find((p) => p.properties.tax_per_mu)!.properties.parcel_code

it('speaks Chinese first and English on request', async () => {
  const permu = await Permu.open(browser)
  expect(await permu.page.locator('html').getAttribute('lang')).toBe('zh-CN')
  await permu.switchLanguage()
  expect(await permu.page.locator('html').getAttribute('lang')).toBe('en')
  await permu.page.getByRole('button', { name: 'Ledger', exact: true }).waitFor()
  expect(permu.query().lang).toBe('en')
  const chinese = await permu.page.locator('nav, .bar, .legend, .drawer header').allInnerTexts()
  expect(chinese.join(' ')).not.toMatch(/[\u4e00-\u9fff]/)
  await permu.close()
})

it('asks nobody but its own server', async () => {
  const permu = await Permu.open(browser, `?parcel=${await someParcel()}&drawer=42`)
  await permu.file().locator('.chart svg').waitFor()
  for (const label of ['台账', '园区', '线索', '地图']) await permu.pickPage(label)
  expect(permu.foreign).toEqual([])
  expect(permu.errors).toEqual([])
  await permu.close()
})

describe('on a phone', () => {
  it('has the file as a sheet of three heights', async () => {
    const permu = await Permu.open(browser, `?parcel=${await someParcel()}`, { viewport: PHONE, hasTouch: true })
    const sheet = permu.page.locator('.sheet.phone')
    const percent = async () => Math.round(((await sheet.boundingBox())!.height / PHONE.height) * 100)
    await permu.screenshot('phone')
    for (const [key, height] of [['ArrowDown', 22], ['ArrowUp', 52], ['ArrowUp', 92]] as const) {
      await permu.page.locator('.sheet .grip').press(key)
      await expect.poll(percent).toBe(height)
    }
    await permu.close()
  })

  it('steps through the heights with a tap, and says which it is', async () => {
    const permu = await Permu.open(browser, `?parcel=${await someParcel()}`, { viewport: PHONE, hasTouch: true })
    const grip = permu.page.locator('.sheet .grip')
    const said = () => grip.getAttribute('aria-valuetext')
    expect(await said()).toBe('半屏')
    for (const height of ['全屏', '露出', '半屏']) {
      await grip.tap()
      expect(await said()).toBe(height)
    }
    await permu.close()
  })

  /** The middle of the map that the sheet leaves free. */
  async function freeMiddle(permu: Permu) {
    const [map, sheet] = await Promise.all([permu.page.locator('.map').boundingBox(), permu.page.locator('.sheet').boundingBox()])
    return [map!.x + map!.width / 2, (map!.y + sheet!.y) / 2] as const
  }

  it.each([['peek', 0], ['half', 1]] as const)('has the middle of a linked map above the sheet at %s', async (_, sheet) => {
    const { geometry, properties } = (await askParcels()).find((p) => p.properties.tax_per_mu && p.properties.area_mu! > 20)!
    const [lon, lat] = middle(geometry)
    const permu = await Permu.open(browser, `?parcel=${properties.parcel_code}&sheet=${sheet}&at=${lon},${lat},16`, { viewport: PHONE, hasTouch: true })
    await permu.page.mouse.move(...(await freeMiddle(permu)))
    expect(await permu.page.locator('.tip').innerText()).toContain(properties.owner_name)
    await permu.close()
  })

  it('goes to the parcel when the link looks elsewhere', async () => {
    const [one, other] = (await askParcels()).filter((p) => p.properties.tax_per_mu && p.properties.area_mu! > 20)
    const [lon, lat] = middle(one!.geometry)
    const permu = await Permu.open(browser, `?parcel=${other!.properties.parcel_code}&at=${lon! + 0.01},${lat},16`, { viewport: PHONE, hasTouch: true })
    const [x, y] = middle(other!.geometry)
    await expect.poll(() => permu.query().at!.split(',').slice(0, 2).map(Number)).toEqual([expect.closeTo(x!, 3), expect.closeTo(y!, 3)])
    await permu.close()
  })

  it('keeps filters and chips in sight, the chips in a row that scrolls', async () => {
    const permu = await Permu.open(browser, '?land_state=idle,low_efficiency,built_used&above_size=1&area_min=10&grade=A,B,C', { viewport: PHONE, hasTouch: true })
    for (const one of [permu.page.getByRole('button', { name: /^筛选/ }), permu.page.locator('.chips li').first()]) {
      const box = (await one.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width)
    }
    expect(await permu.page.locator('.chips').evaluate((list) => list.scrollWidth > list.clientWidth)).toBe(true)
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.screenshot('phone-filters')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })

  it('never scrolls sideways', async () => {
    for (const search of ['', '?page=ledger', '?page=parks', '?page=findings']) {
      const permu = await Permu.open(browser, search, { viewport: PHONE, hasTouch: true })
      expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
      await permu.close()
    }
  })
})

describe('axe finds nothing serious', () => {
  it.each([
    ['the map', ''],
    ['a file over the ledger', '?drawer=42&parcel='],
    ['the parks', '?page=parks'],
    ['the findings', '?page=findings'],
    ['the dark theme', '?theme=dark&page=ledger&land_state=idle'],
  ])('on %s', async (_, search) => {
    const permu = await Permu.open(browser, search.endsWith('parcel=') ? search + (await someParcel()) : search)
    if (search.endsWith('parcel=')) await permu.file().locator('.chart svg').waitFor()
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })

  it('in the park tree and the filters', async () => {
    const permu = await Permu.open(browser)
    for (const name of [/选择园区/, /^筛选/]) {
      await permu.page.getByRole('button', { name }).click()
      expect(await permu.seriousFaults()).toEqual([])
      await permu.page.keyboard.press('Escape')
    }
    await permu.close()
  })
})

it('keeps the tables without a map', async () => {
  const permu = await Permu.open(browser)
  await permu.page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await permu.page.goto(permu.page.url())
  await permu.page.getByText('台账、园区和线索照常可用').waitFor()
  await expect.poll(() => permu.ledgerCount()).toBeGreaterThan(0)
  await permu.close()
})
