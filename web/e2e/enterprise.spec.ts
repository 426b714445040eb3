import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EnterpriseFile } from '../src/api/files'
import { parcelCode } from '../src/format/format'
import { askEnterprise, askFile, askParcels, DESK, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let file: EnterpriseFile
let here: string
beforeAll(async () => {
  browser = await launch()
  ;({ file, here } = await spread())
})
afterAll(() => browser.close())

/** A scored enterprise on several parcels, one of which has a finding. */
async function spread() {
  for (const { properties } of await askParcels()) {
    if (!properties.findings?.length || !properties.enterprise_count) continue
    const [occupant] = (await askFile(properties.parcel_code)).enterprises!
    const file = await askEnterprise(occupant!.uscc)
    if (file.parcels!.length > 1 && file.evaluation?.parts?.length) return { file, here: properties.parcel_code }
  }
  throw new Error('no enterprise is on several parcels')
}

it('opens from a link with facts, land, years, score and findings', async () => {
  const permu = await Permu.open(browser, `?enterprise=${file.enterprise.uscc}`)
  await permu.file().locator('.chart svg').waitFor()
  const text = await permu.file().innerText()
  for (const word of [file.enterprise.uscc, file.enterprise.name, file.enterprise.park_name!, file.enterprise.address!]) expect(text).toContain(word)
  for (const parcel of file.parcels!) expect(text).toContain(parcelCode(parcel.parcel_code))
  for (const report of file.reports!) expect(text).toContain(String(report.year))
  for (const reason of file.evaluation!.reasons!) expect(text).toContain(reason.zh)
  expect(await permu.file().locator('.part-bar').count()).toBe(file.evaluation!.parts!.length)
  for (const part of file.evaluation!.parts!) expect(text).toContain(part.formula!.zh)
  for (const lift of file.evaluation!.lifts ?? []) expect(text).toContain(lift.says.zh)
  await permu.file().locator('.part-bar .cap').first().waitFor()
  expect(text).toContain((await askFile(here)).findings![0]!.clause!)
  expect(permu.errors).toEqual([])
  expect(await permu.seriousFaults()).toEqual([])
  await permu.screenshot('enterprise')
  await permu.close()
})

it('shows a parcel of its land on the map and keeps the file; Esc closes one thing at a time', async () => {
  const permu = await Permu.open(browser, `?enterprise=${file.enterprise.uscc}`)
  const other = file.parcels!.at(-1)!.parcel_code
  await permu.file().getByRole('button', { name: new RegExp(parcelCode(other)) }).press('Enter')
  await expect.poll(() => permu.query().parcel).toBe(other)
  expect(permu.query().enterprise).toBe(file.enterprise.uscc)
  expect(await permu.file().innerText()).toContain(file.enterprise.uscc)
  await permu.page.keyboard.press('Escape')
  await permu.page.getByRole('article', { name: `宗地档案 ${other}` }).waitFor()
  expect(permu.query()).not.toHaveProperty('enterprise')
  await permu.page.keyboard.press('Escape')
  expect(permu.query()).not.toHaveProperty('parcel')
  await permu.close()
})

it('opens from the file of a parcel, and Back returns there', async () => {
  const permu = await Permu.open(browser, `?parcel=${here}`)
  await permu.file().getByRole('button', { name: file.enterprise.name }).click()
  await permu.page.getByRole('article', { name: `企业档案 ${file.enterprise.name}` }).waitFor()
  expect(permu.query().enterprise).toBe(file.enterprise.uscc)
  await permu.page.goBack()
  await permu.page.getByRole('article', { name: `宗地档案 ${here}` }).waitFor()
  await permu.close()
})

it('opens from the search, in English too', async () => {
  const permu = await Permu.open(browser, '?lang=en', { viewport: DESK })
  await permu.search(file.enterprise.uscc)
  await permu.takeFirstHit()
  await permu.page.getByRole('article', { name: `Enterprise file ${file.enterprise.name}` }).waitFor()
  expect(permu.query().enterprise).toBe(file.enterprise.uscc)
  await permu.close()
})

it('is a sheet on a phone', async () => {
  const permu = await Permu.open(browser, `?enterprise=${file.enterprise.uscc}`, { viewport: PHONE, hasTouch: true })
  await permu.page.locator('.sheet.phone').getByText(file.enterprise.uscc).first().waitFor()
  expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await permu.close()
})
