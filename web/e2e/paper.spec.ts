import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Finding } from '../src/api/files'
import type { Promises } from '../src/api/promises'
import { ask, askFile, askFindings, askZone, launch, Permu } from './permu-driver'

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
  const heads = await sheet.locator('h3').allInnerTexts()
  const sections = ['权属与面积', '建筑', '企业', '历年数据', '评价得分', '线索', '处置台账', '履约承诺', '事件', '沿革']
  const entries = (await ask<{ entries: { entry_id: number }[] }>(`/api/v1/zones/${await askZone()}/ledger?parcel_code=${finding.parcel_code}&limit=100`)).entries
  expect(heads.map((head) => sections.find((title) => head.startsWith(title)))).toEqual(sections.flatMap((title) => (title === '处置台账' ? entries.map(() => title) : [title])))
  expect(await sheet.locator('[data-entry]').count()).toBe(entries.length)
  expect(entries.length).toBeGreaterThan(0)
  expect(await sheet.locator('[data-entry] tbody tr').count()).toBeGreaterThanOrEqual(entries.length)
  const promises = (await ask<Promises>(`/api/v1/zones/${await askZone()}/commitments?as_of=2020-12-31&parcel_code=${finding.parcel_code}`)).commitments
  expect(await sheet.locator('[data-part=promises] tbody tr').count()).toBe(promises.length)
  expect(await sheet.locator('[data-part=buildings] tbody tr').count()).toBe(file.buildings?.length ?? 0)
  expect(await sheet.locator('[data-part=lineage]').innerText()).toContain(file.lineage?.[0]?.parcel_code ?? '无分割、合并、换码记录')
  expect(text).toMatch(/评价批次 #1 .*演示 · 规划人员 打印于 \d{4}-\d\d-\d\d/s)
  const map = sheet.locator('figure svg').first()
  expect(await map.locator('[data-focus]').count()).toBe(1)
  expect(await map.locator('[data-drawn]').count()).toBeGreaterThan(1)
  expect(await map.locator('[data-scale]').textContent()).toMatch(/比例尺 1:[\d,]+/)
  const { pages, sizes } = await printed(permu, 'parcel')
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThan(6)
  for (const size of sizes) expect(size).toEqual([210, 297])
  await permu.screenshot('paper-parcel')
  expect(await permu.seriousFaults()).toEqual([])
  await permu.page.getByRole('button', { name: '返回' }).click()
  await permu.file().waitFor()
  expect(permu.errors).toEqual([])
  expect(permu.foreign).toEqual([])
  await permu.close()
})

it('says when each entry of the ledger was opened, and how many it leaves out', async () => {
  const { parcel_code } = (await askFindings()).map((feature) => feature.properties).find((one) => one.outcome === 'met')!
  const permu = await Permu.open(browser, `?parcel=${parcel_code}`)
  await permu.page.route(/\/ledger\?.*limit=100/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...((await response.json()) as object), next: 'more' } })
  })
  await permu.page.route(/\/ledger\/board\?/, async (route) => {
    const response = await route.fetch()
    const board = (await response.json()) as { states: { count: number }[] }
    await route.fulfill({ response, json: { ...board, states: [...board.states, { ...board.states[0], count: 7 }] } })
  })
  await permu.file().getByRole('button', { name: '打印一地一档' }).click()
  await laidOut(permu)
  expect(await permu.page.locator('[data-part=left]').innerText()).toBe('另有 7 件台账条目未打印。')
  expect(await permu.page.locator('.sheet [data-entry]').first().innerText()).toMatch(/立项 \d{4}-\d\d-\d\d/)
  await permu.close()
})

it('prints the atlas of the findings that a park shows: a cover, and a page a parcel', async () => {
  const all = (await askFindings()).map((feature) => feature.properties as Finding & { park_code: string }).filter((one) => one.park_code === PARK && one.outcome === 'met' && one.rule === RULE)
  const parcels = new Set(all.map((one) => one.parcel_code))
  expect(parcels.size).toBeGreaterThan(0)
  const permu = await Permu.open(browser, `?page=findings&park=${PARK}&rule=${RULE}`)
  await permu.page.getByRole('button', { name: '打印图册' }).click()
  await permu.page.locator('[data-pages]').getByText(`${parcels.size} 宗、${all.length} 条线索`).waitFor()
  await permu.page.getByRole('button', { name: '制作' }).click()
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
  await permu.page.locator(`[data-park=${PARK}]`).click()
  expect(permu.query()).toMatchObject({ park: PARK, paper: 'atlas' })
  await permu.page.getByRole('form', { name: '图册内容' }).waitFor()
  await permu.close()
})

it('says how long the atlas of a large park gets, and cuts it by sub-areas', async () => {
  const all = (await askFindings()).map((feature) => feature.properties as Finding & { park_code: string }).filter((one) => one.park_code === 'WLY' && one.outcome === 'met')
  const permu = await Permu.open(browser, '?page=findings&park=WLY')
  await permu.page.getByRole('button', { name: '打印图册' }).click()
  const form = permu.page.getByRole('form', { name: '图册内容' })
  const pages = async () => Number(/约 ([\d,]+) 页/.exec(await form.locator('[data-pages]').innerText())![1]!.replaceAll(',', ''))
  const maps = await pages()
  await form.getByLabel('每宗一页').check()
  await form.getByText('页数较多').waitFor()
  expect(await pages()).toBe(maps + new Set(all.map((one) => one.parcel_code)).size)
  await form.getByLabel('只要面积最大的前几宗').fill('3')
  expect(await pages()).toBeLessThan(3 + 8)
  await form.getByLabel('只要面积最大的前几宗').fill('')
  await form.getByLabel('只要总图和清单').check()
  await form.getByRole('button', { name: '制作' }).click()
  await laidOut(permu)
  const covers = await permu.page.locator('[data-sheet=cover]').count()
  expect(covers).toBeGreaterThan(1)
  expect(await permu.page.locator('[data-finding]').count()).toBe(all.length)
  for (const cover of await permu.page.locator('[data-sheet=cover]').all()) {
    const boxes = await cover.locator('[data-number]').evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, middle: (top + bottom) / 2 })))
    const lie = boxes.filter((a, i) => boxes.some((b, j) => j > i && Math.abs(a.middle - b.middle) < 6 && a.left < b.right - 1 && b.left < a.right - 1))
    expect(lie).toEqual([])
  }
  const made = await printed(permu, 'atlas-large')
  expect(Math.abs(made.pages - maps)).toBeLessThanOrEqual(Math.ceil(maps / 3))
  await permu.page.getByRole('button', { name: '重新选择' }).click()
  await form.waitFor()
  expect(await permu.seriousFaults()).toEqual([])
  expect(permu.errors).toEqual([])
  await permu.close()
})
