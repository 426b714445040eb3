import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Finding } from '../src/api/files'
import { askFile, askFindings, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const PARK = 'SPY'
const RULE = 'idle_not_started'

/** Prints what is laid out, and says how many pages of which size that makes. */
async function printed(permu: Permu, name: string) {
  const pdf = await permu.page.pdf({ preferCSSPageSize: true, printBackground: true })
  if (process.env.PERMU_PDF) {
    mkdirSync(process.env.PERMU_PDF, { recursive: true })
    writeFileSync(join(process.env.PERMU_PDF, `${name}.pdf`), pdf)
  }
  const text = pdf.toString('latin1')
  const sizes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => box.slice(1).map((points) => Math.round(Number(points) / 72 * 25.4)))
  return { pages: (text.match(/\/Type \/Page\b(?!s)/g) ?? []).length, sizes }
}
const laidOut = (permu: Permu) => permu.page.locator('[data-paper-ready=true]').waitFor({ timeout: 60_000 })

it('prints the file of a parcel on A4 with a map that is true to its scale', async () => {
  const finding = (await askFindings()).map((feature) => feature.properties).find((one) => one.outcome === 'met')!
  const file = await askFile(finding.parcel_code!)
  const permu = await Permu.open(browser, `?parcel=${finding.parcel_code}`)
  await permu.file().getByRole('button', { name: '打印一地一档' }).click()
  await laidOut(permu)
  expect(permu.query().paper).toBe('parcel')
  const sheet = permu.page.locator('.sheet')
  expect(await sheet.count()).toBe(1)
  const text = await sheet.innerText()
  for (const one of file.findings!) {
    expect(text).toContain(one.formula!.zh)
    expect(text).toContain(one.clause!)
  }
  expect(text).toMatch(/评价批次 #1 .*演示 · 规划人员 打印于 \d{4}-\d\d-\d\d/s)
  const map = sheet.locator('figure svg').first()
  expect(await map.locator('[data-focus]').count()).toBe(1)
  expect(await map.locator('[data-drawn]').count()).toBeGreaterThan(1)
  expect(await map.locator('[data-scale]').textContent()).toMatch(/比例尺 1:[\d,]+/)
  const { pages, sizes } = await printed(permu, 'parcel')
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThan(4)
  for (const size of sizes) expect(size).toEqual([210, 297])
  await permu.screenshot('paper-parcel')
  expect(await permu.seriousFaults()).toEqual([])
  await permu.page.getByRole('button', { name: '返回' }).click()
  await permu.file().waitFor()
  expect(permu.errors).toEqual([])
  expect(permu.foreign).toEqual([])
  await permu.close()
})

it('prints the atlas of the findings that a park shows: a cover, and a page a parcel', async () => {
  const all = (await askFindings()).map((feature) => feature.properties as Finding & { park_code: string }).filter((one) => one.park_code === PARK && one.outcome === 'met' && one.rule === RULE)
  const parcels = new Set(all.map((one) => one.parcel_code))
  expect(parcels.size).toBeGreaterThan(0)
  const permu = await Permu.open(browser, `?page=findings&park=${PARK}&rule=${RULE}`)
  await permu.page.getByRole('button', { name: '打印图册' }).click()
  await laidOut(permu)
  expect(await permu.page.locator('[data-sheet=cover] [data-finding]').count()).toBe(all.length)
  expect(await permu.page.locator('.sheet').count()).toBe(1 + parcels.size)
  const { pages, sizes } = await printed(permu, 'atlas')
  expect(pages).toBeGreaterThanOrEqual(1 + parcels.size)
  for (const size of sizes) expect(size).toEqual([210, 297])
  await permu.screenshot('paper-atlas')
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('asks for a park before it prints an atlas', async () => {
  const permu = await Permu.open(browser, '?page=findings')
  await permu.page.getByRole('button', { name: '打印图册' }).click()
  await permu.page.getByText('先选择一个园区，再打印它的图册。').waitFor()
  expect(await permu.page.getByRole('button', { name: '打印', exact: true }).isDisabled()).toBe(true)
  await permu.close()
})
