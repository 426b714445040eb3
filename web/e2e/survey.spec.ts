import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../src/api/surveys'
import { decimal, mu } from '../src/format/format'
import { ask, askZone, launch, Permu, PHONE } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const askSheet = async (query = '') => ask<Sheet>(`/api/v1/zones/${await askZone()}/sheet?run_id=1${query}`)
const rows = (permu: Permu, table: string) => permu.page.getByRole('table', { name: table, exact: true }).locator('tr[data-row]')

describe('the sheet', () => {
  it('shows every indicator with its arithmetic, what it lacks and its ideal', async () => {
    const permu = await Permu.open(browser)
    await permu.pickPage('园区体检')
    const sheet = await askSheet()
    const table = rows(permu, '土地集约利用指标（TD/T 1029）')
    await table.first().waitFor()
    expect(await table.count()).toBe(13)
    for (const one of sheet.indicators) {
      const row = permu.page.locator(`tr[data-row="${one.id}"]`)
      expect(await row.locator('[data-cell=value]').innerText()).toBe(decimal(one.value, 2))
      expect(await row.locator('[data-cell=ideal]').innerText()).toBe(decimal(one.ideal, 2))
      expect(await row.locator('[data-cell=formula]').innerText()).toContain('÷')
    }
    expect(await permu.page.locator('tr[data-row=supplied_ratio] [data-cell=lacks]').innerText()).toContain('随园区表导入')
    const potentials = await rows(permu, '四类潜力').locator('[data-cell=area_mu]').allInnerTexts()
    expect(potentials).toEqual(sheet.potentials.map((one) => mu(one.area_mu)))
    expect(await rows(permu, '历年（每年最新一批评价）').count()).toBe(1)
    await permu.screenshot('survey')
    expect(await permu.seriousFaults()).toEqual([])
    expect([permu.errors, permu.foreign]).toEqual([[], []])
    await permu.close()
  })

  it('takes other ideals and one park, and the link keeps them', async () => {
    const { parks } = await askSheet()
    const permu = await Permu.open(browser, `?page=survey&park=${parks[0]!.park_code}`)
    await permu.page.getByRole('heading', { name: parks[0]!.name }).waitFor()
    await permu.page.getByLabel('理想值取').selectOption('national-2020')
    const sheet = await askSheet(`&scope=national-2020&park_code=${parks[0]!.park_code}`)
    const tax = sheet.indicators.find((one) => one.id === 'industrial_tax')!
    await expect.poll(() => permu.page.locator('tr[data-row=industrial_tax] [data-cell=ideal]').innerText()).toBe('678.99')
    expect(await permu.page.locator('tr[data-row=industrial_tax] [data-cell=gap]').innerText()).toBe(decimal(tax.gap, 2))
    expect(permu.query()).toMatchObject({ scope: 'national-2020', park: parks[0]!.park_code })
    const [book] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 Excel' }).click()])
    expect(readSheet(readFileSync((await book.path())!)).slice(3)).toHaveLength(13)
    await permu.close()
  })
})

it('ranks parks by an indicator, and a park opens its sheet', async () => {
  const permu = await Permu.open(browser, '?page=survey&tab=parks&pick=industrial_tax')
  const { parks } = await askSheet()
  const best = [...parks].sort((a, b) => (b.values.industrial_tax ?? -1) - (a.values.industrial_tax ?? -1))
  const table = rows(permu, '未登记类型')
  await table.first().waitFor()
  expect(await table.locator('[data-cell=name]').allInnerTexts()).toEqual(best.map((park) => park.name))
  expect(await table.locator('[data-cell=place]').first().innerText()).toBe(`1 / ${parks.length}`)
  await table.first().getByRole('button').click()
  await permu.page.getByRole('heading', { name: best[0]!.name }).waitFor()
  await permu.close()
})

it('imports a list of appraisal items and says what is wrong with another', async () => {
  const permu = await Permu.open(browser, '?page=survey&tab=appraisal')
  await permu.page.getByText('（具体指标未见）').first().waitFor()
  const give = async (csv: string) => {
    await permu.page.getByLabel('清单编号').fill('fujian')
    await permu.page.getByLabel('CSV 文件').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await permu.page.getByRole('button', { name: '导入' }).click()
  }
  await give('一级指标,指标,系统指标\n土地集约,地均税收,beauty\n')
  await permu.page.getByRole('alert').waitFor()
  await give('一级指标,一级权重,指标,目标值,系统指标,责任单位\n土地集约,20,地均税收,345.35,industrial_tax,税务局\n')
  const sheet = await askSheet()
  await permu.page.locator('[data-cell=supplier]').getByText('税务局').waitFor()
  expect(await permu.page.locator('[data-cell=value]').innerText()).toBe(decimal(sheet.indicators.find((one) => one.id === 'industrial_tax')!.value, 2))
  expect(permu.query()).toMatchObject({ items: 'fujian', tab: 'appraisal' })
  await permu.close()
})

it('fits a phone', async () => {
  for (const page of ['survey', 'potential', 'spare']) {
    const permu = await Permu.open(browser, `?page=${page}`, { viewport: PHONE, hasTouch: true })
    await permu.page.locator('tr[data-row]').first().waitFor()
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.close()
  }
})

it('speaks English', async () => {
  for (const page of ['commitments', 'commitments&tab=pipeline', 'potential', 'spare', 'survey', 'survey&tab=parks', 'survey&tab=appraisal']) {
    const permu = await Permu.open(browser, `?page=${page}&lang=en`)
    await permu.page.locator('tr[data-row]').first().waitFor()
    const words = await permu.page.locator('.list-page').locator('h3, small, thead, .facets, .quiet, .files, label, [data-cell=formula], [data-cell=lacks], [data-cell=why], [data-cell=outcome]').allInnerTexts()
    expect([page, /.{0,20}[\u4e00-\u9fff].{0,20}/.exec(words.join(' '))?.[0]]).toEqual([page, undefined])
    await permu.close()
  }
})
