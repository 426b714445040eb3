import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
