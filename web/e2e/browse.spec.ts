import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bandKey, edgesFrom } from '../src/map/bands'
import { askFile, askParcels, askParks, launch, Permu } from './permu-driver'
import golden from '../../geodata/golden/demo.json'
import * as format from '../src/format/format'

let browser: Browser
let permu: Permu
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())
beforeEach(async () => void (permu = await Permu.open(browser)))
afterEach(() => permu.close())

describe('the map', () => {
  it('opens on the zone with all its parcels in the legend', async () => {
    const counts = Object.values(await permu.legend()).map((row) => row.count)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe((await askParcels()).length)
    await permu.screenshot('zone')
    expect(permu.errors).toEqual([])
  })

  it('goes to a park and counts only its parcels', async () => {
    const [park] = (await askParks()).sort((a, b) => b.properties.parcel_count! - a.properties.parcel_count!)
    await permu.pickPark(park!.properties.name)
    expect(permu.query().park).toBe(park!.properties.park_code)
    expect(await permu.ledgerCount()).toBe((await askParcels()).filter((p) => p.properties.park_code === park!.properties.park_code).length)
    await permu.screenshot('map')
  })

  it('counts every band of every metric as the server has it', async () => {
    const parcels = (await askParcels()).map((feature) => feature.properties)
    for (const [label, metric] of [['亩均税收', 'tax_per_mu'], ['评价等级', 'grade'], ['土地状态', 'land_state'], ['容积率', 'floor_area_ratio']] as const) {
      await permu.pickMetric(label)
      for (const [band, row] of Object.entries(await permu.legend())) {
        expect([metric, band, row.count]).toEqual([metric, band, parcels.filter((p) => bandKey(p, metric, edgesFrom(null)) === band).length])
      }
    }
  })

  it('isolates a band for map and table, and Esc releases it', async () => {
    const { below_size } = await permu.legend()
    await permu.isolateBand('below_size')
    expect(await permu.ledgerCount()).toBe(below_size!.count)
    expect(permu.query().band).toBe('below_size')
    await permu.page.keyboard.press('Escape')
    expect(permu.query().band).toBeUndefined()
  })
})

describe('a parcel', () => {
  const used = async () => (await askParcels()).find((p) => p.properties.tax_per_mu && (p.properties.enterprise_count ?? 0) > 0)!.properties

  it('says who it is under the pointer', async () => {
    const parcel = await used()
    const tip = await permu.hoverParcel(parcel.parcel_code)
    expect(tip).toContain(parcel.tax_per_mu!.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 }))
  })

  it('opens its file beside the map, with enterprises, years and reasons', async () => {
    const parcel = await used()
    await permu.clickParcel(parcel.parcel_code)
    expect(permu.query().parcel).toBe(parcel.parcel_code)
    await permu.file().locator('.chart svg').waitFor()
    const file = await askFile(parcel.parcel_code)
    const text = await permu.file().innerText()
    for (const enterprise of file.enterprises!) expect(text).toContain(enterprise.name)
    for (const year of file.years!) expect(text).toContain(String(year.year))
    for (const word of ['证载面积', '实测面积', '评价得分', '历年数据']) expect(text).toContain(word)
    const [map, panel] = await Promise.all([permu.page.locator('.map').boundingBox(), permu.file().boundingBox()])
    expect(map!.x + map!.width).toBeLessThanOrEqual(panel!.x + 1)
    await permu.ready()
    await permu.screenshot('file')
    await permu.closeFile()
    expect(permu.query().parcel).toBeUndefined()
  })

  it('shows the clause of its findings', async () => {
    const parcel = (await askParcels()).find((p) => (p.properties.findings ?? []).length > 0)!.properties
    await permu.goto(`?parcel=${parcel.parcel_code}`)
    const [finding] = (await askFile(parcel.parcel_code)).findings!
    await permu.file().getByText(finding!.clause!).first().waitFor()
    expect(await permu.file().innerText()).toContain(finding!.title.zh)
  })
})

describe('the other pages', () => {
  it('show the headline figures of the zone in print', async () => {
    await permu.pickPage('园区')
    const text = await permu.page.getByRole('region', { name: '园区总览' }).first().innerText()
    const { direct } = golden.summary.by_management
    for (const n of [direct.enterprise_count, direct.above_size_count, direct.output_over_100m_count, direct.output_over_1b_count]) {
      expect(text).toContain(format.count(n))
    }
    expect(text).toContain(format.yi(direct.above_size_output_cny))
    await permu.screenshot('parks')
  })

  it('list findings and open the parcel', async () => {
    await permu.pickPage('线索')
    await permu.page.locator('.findings .item').first().click()
    await permu.file().waitFor()
    await permu.ready()
    await permu.screenshot('findings')
  })
})
