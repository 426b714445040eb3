import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askParcels, askParks, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

describe('the address', () => {
  it('restores everything it says', async () => {
    const { park_code } = (await askParks())[0]!.properties
    const { parcel_code } = (await askParcels()).find((p) => p.properties.park_code === park_code)!.properties
    const search = `?park=${park_code}&metric=tax_per_mu&above_size=1&area_min=5&parcel=${parcel_code}&at=118.53000,24.71000,14.00&drawer=42&sort=-tax_per_mu&lang=en&theme=dark`
    const permu = await Permu.open(browser, search)
    const seen = async () => ({ legend: await permu.legend(), rows: await permu.column('parcel_code'), query: permu.query() })
    const before = await seen()
    expect(before.query).toEqual(Object.fromEntries(new URLSearchParams(search)))
    await permu.page.reload()
    await permu.ready()
    expect(await seen()).toEqual(before)
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('keeps the zoom of the buttons when the map becomes smaller', async () => {
    const permu = await Permu.open(browser)
    const zoom = () => Number(permu.query().at!.split(',')[2])
    const set = zoom() + 1
    await permu.page.getByRole('button', { name: '放大' }).click()
    await expect.poll(zoom).toBeCloseTo(set, 1)
    await permu.page.setViewportSize({ width: 1000, height: 700 })
    await permu.page.waitForTimeout(1000)
    expect(zoom()).toBeCloseTo(set, 1)
    await permu.close()
  })

  it('goes back and forth step by step', async () => {
    const permu = await Permu.open(browser)
    await permu.pickMetric('评价等级')
    await permu.isolateBand('A')
    await permu.page.goBack()
    expect(permu.query().band).toBeUndefined()
    expect(await permu.page.locator('.legend tr.on').count()).toBe(0)
    await permu.page.goBack()
    expect(permu.query().metric).toBeUndefined()
    expect(Object.keys(await permu.legend())).toContain('below_size')
    await permu.page.goForward()
    expect(Object.keys(await permu.legend())).toContain('A')
    await permu.close()
  })

  it('shows the isolated band as a chip, lets go of it with its metric, and Back restores it', async () => {
    const permu = await Permu.open(browser)
    const chip = permu.page.locator('.chips').getByText('亩均产值 100 – 300')
    await permu.isolateBand('b1')
    await chip.waitFor()
    const count = await permu.ledgerCount()
    await permu.pickMetric('亩均税收')
    expect(await chip.count()).toBe(0)
    expect(permu.query()).not.toHaveProperty('band')
    await permu.page.goBack()
    await chip.waitFor()
    expect(permu.query().band).toBe('b1')
    expect(await permu.ledgerCount()).toBe(count)
    await permu.page.getByRole('button', { name: '移除筛选：亩均产值 100 – 300' }).click()
    expect(permu.query()).not.toHaveProperty('band')
    await permu.isolateBand('not_applicable')
    await permu.pickMetric('亩均税收')
    expect(permu.query().band).toBe('not_applicable')
    await permu.close()
  })

  it('keeps the map when the page changes', async () => {
    const permu = await Permu.open(browser)
    await permu.page.locator('.map canvas').evaluate((canvas) => canvas.setAttribute('data-same', 'yes'))
    for (const label of ['台账', '园区', '线索', '地图']) await permu.pickPage(label)
    expect(await permu.page.locator('.map canvas[data-same=yes]').count()).toBe(1)
    await permu.close()
  })
})

describe('a link to what is not there', () => {
  it.each([
    ['zone', '?zone=999999', '999999', /^看.*示例/],
    ['run', '?run=4711', '4711', '看现有批次'],
    ['year', '?year=2031', '2031', '看 2020 年'],
    ['park', '?park=NOWHERE&page=ledger', 'NOWHERE', '显示全部园区'],
    ['subarea', '?park=WLY&subarea=天上', '天上', '显示整个园区'],
    ['band', '?band=b9', 'b9', '显示全部分档'],
  ])('says which %s, and what to do next', async (key, search, value, step) => {
    const permu = await Permu.open(browser, search)
    const said = permu.page.getByRole('alert')
    expect(await said.innerText()).toContain(value)
    await said.getByRole('button', { name: step }).click()
    await permu.ready()
    expect(await said.count()).toBe(0)
    expect(permu.query()).not.toHaveProperty(key)
    expect(await permu.ledgerCount()).toBeGreaterThan(0)
    await permu.close()
  })

  it.each([
    ['parcel', '没有宗地', '回到地图'],
    ['enterprise', '没有企业', '回到地图'],
  ])('says so in the file of a %s', async (key, words, step) => {
    const permu = await Permu.open(browser, `?${key}=350582001001GB99999`)
    expect(await permu.file().getByRole('alert').innerText()).toMatch(new RegExp(`${words}.*350582001001GB99999`))
    expect(await permu.seriousFaults()).toEqual([])
    await permu.file().getByRole('button', { name: step }).click()
    expect(permu.query()).not.toHaveProperty(key)
    await permu.close()
  })
})
