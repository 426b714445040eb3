import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ParcelFile } from '../src/api/files'
import { askFile, askParcels, launch, Permu } from './permu-driver'

let browser: Browser
let file: ParcelFile
beforeAll(async () => {
  browser = await launch()
  file = await promised()
})
afterAll(() => browser.close())

/** A used parcel with commitments and a finding, so that its file has all kinds of codes. */
async function promised() {
  for (const { properties } of await askParcels()) {
    if (!properties.enterprise_count || !properties.findings?.length) continue
    const file = await askFile(properties.parcel_code)
    if (file.commitments?.length && String(file.parcel.planned_use_code).startsWith('M')) return file
  }
  throw new Error('no parcel has commitments')
}

describe('codes have names beside them', () => {
  it.each([
    ['zh-CN', [/工业用地 0601/, /类工业用地 M\d/, /业 \d{4}/, /开工/, /竣工/, /登记/]],
    ['en', [/Industry 0601/, /Industry class \d M\d/, /[a-z] \d{4}/, /Start of construction/, /Completion/, /on record/]],
  ] as const)('in %s', async (lang, words) => {
    const permu = await Permu.open(browser, `?parcel=${file.parcel.parcel_code}&lang=${lang}`)
    await permu.file().locator('.chart svg').waitFor()
    const text = await permu.file().innerText()
    for (const word of words) expect(text).toMatch(word)
    expect(text).not.toMatch(/\b(start_on|completion_on|declared|declared_land|investment_per_mu)\b/)
    await permu.file().locator('.name button').first().click()
    await permu.page.locator('article[aria-busy=false] dl').last().waitFor()
    expect(await permu.file().locator('dl').last().innerText()).toMatch(lang === 'en' ? /[a-z] \d{4}/ : /业 \d{4}/)
    await permu.close()
  })
})
