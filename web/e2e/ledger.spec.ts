import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COLUMNS } from '../src/ledger/columns'
import { askParcels, launch, Permu } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
let permu: Permu
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())
beforeEach(async () => void (permu = await Permu.open(browser, '?page=ledger')))
afterEach(() => permu.close())

const numbers = (cells: string[]) => cells.map((cell) => Number(cell.replaceAll(',', ''))).filter((n) => !Number.isNaN(n))

it('sorts by a column, first down, then up', async () => {
  await permu.sortTable('tax_per_mu')
  const down = numbers(await permu.column('tax_per_mu'))
  expect(down).toEqual([...down].sort((a, b) => b - a))
  await permu.sortTable('tax_per_mu')
  const up = numbers(await permu.column('tax_per_mu'))
  expect(up).toEqual([...up].sort((a, b) => a - b))
  expect(permu.query().sort).toBe('tax_per_mu')
})

it('follows the filters, and each chip takes its own away', async () => {
  const idle = (await askParcels()).filter((p) => p.properties.land_state === 'idle').length
  await permu.page.getByRole('button', { name: /^筛选/ }).click()
  await permu.page.getByRole('dialog', { name: '筛选' }).getByText('闲置', { exact: true }).click()
  await permu.page.keyboard.press('Escape')
  expect(await permu.ledgerCount()).toBe(idle)
  await permu.page.getByRole('button', { name: /移除筛选/ }).click()
  expect(await permu.ledgerCount()).toBe((await askParcels()).length)
})

it('opens the file of a row by keyboard', async () => {
  await permu.page.locator('tr.row[tabindex="0"]').focus()
  await permu.page.keyboard.press('ArrowDown')
  await permu.page.keyboard.press('Enter')
  await permu.file().waitFor()
  expect(permu.query().parcel).toBe(await permu.page.locator('tr.row[aria-current]').getAttribute('data-parcel'))
})

describe('the focus', () => {
  const focused = () => permu.page.evaluate(() => ({ tag: document.activeElement!.tagName, parcel: document.activeElement!.getAttribute('data-parcel'), title: document.activeElement!.getAttribute('title') }))

  it('goes into the opened file and returns to its row', async () => {
    await permu.page.locator('tr.row[tabindex="0"]').focus()
    await permu.page.keyboard.press('ArrowDown')
    const { parcel } = await focused()
    await permu.page.keyboard.press('Enter')
    await permu.file().waitFor()
    expect(await focused()).toEqual({ tag: 'H2', parcel: null, title: parcel })
    await permu.page.keyboard.press('Escape')
    expect((await focused()).parcel).toBe(parcel)
    await permu.page.keyboard.press('ArrowDown')
    expect((await focused()).parcel).not.toBe(parcel)
  })

  it('passes through the file of an enterprise and comes back', async () => {
    const parcel = (await askParcels()).map(({ properties }) => properties).find((p) => (p.enterprise_count ?? 0) > 0)!
    await permu.goto(`?page=ledger&area_min=${parcel.area_mu! - 0.0001}&area_max=${parcel.area_mu! + 0.0001}`)
    await permu.page.locator(`tr[data-parcel="${parcel.parcel_code}"]`).press('Enter')
    await permu.file().locator('.name button').first().press('Enter')
    await permu.page.getByRole('article', { name: /企业档案/ }).waitFor()
    expect((await focused()).tag).toBe('H2')
    await permu.page.keyboard.press('Escape')
    await permu.page.getByRole('article', { name: /宗地档案/ }).waitFor()
    expect(await focused()).toMatchObject({ tag: 'H2', title: parcel.parcel_code })
    await permu.page.keyboard.press('Escape')
    expect((await focused()).parcel).toBe(parcel.parcel_code)
  })

  it('stays with the mouse', async () => {
    await permu.page.locator('tr.row').nth(2).click()
    await permu.file().waitFor()
    expect((await focused()).tag).not.toBe('H2')
  })
})

it.each([
  ['an equality', '?page=ledger&land_state=idle'],
  ['an isolated band', '?page=ledger&band=b0'],
  ['an area', '?page=ledger&area_min=10&area_max=25'],
])('exports exactly what %s shows', async (_, search) => {
  await permu.goto(search)
  expect(await permu.ledgerCount()).toBeGreaterThan(0)
  const [header, ...rows] = readSheet(await permu.downloadLedger())
  expect(header).toHaveLength(COLUMNS.length)
  expect(header![0]).toBe('宗地代码')
  expect(rows).toHaveLength(await permu.ledgerCount())
  const exported = new Set(rows.map((row) => row[0]))
  for (const code of await permu.column('parcel_code')) expect(exported).toContain(code)
})

it('offers no file of nothing', async () => {
  await permu.goto('?page=ledger&area_min=900000')
  await permu.page.getByText('没有符合条件的宗地').waitFor()
  expect(await permu.page.getByRole('button', { name: /Excel/ }).count()).toBe(0)
})
