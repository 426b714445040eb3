import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bookPath, type Board, type Entry, type EntryRecord, type LedgerPage, type MoveRequest } from '../src/api/disposal'
import { count, mu } from '../src/format/format'
import { ask, askFindings, askZone, launch, Permu, PHONE } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
let zone: string
beforeAll(async () => {
  browser = await launch()
  zone = await askZone()
})
afterAll(() => browser.close())

const ledger = () => `/api/v1/zones/${zone}/ledger`
const entries = async (query: string) => (await ask<LedgerPage>(`${ledger()}?limit=10000&${query}`)).entries
const record = (id: number) => ask<EntryRecord>(`${ledger()}/${id}`)
async function move(entry: Entry, request: MoveRequest) {
  const body = JSON.stringify({ version: entry.version, ...request })
  const response = await fetch(`${inject('base')}${ledger()}/${entry.entry_id}/moves`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  return { status: response.status, record: (await response.json()) as EntryRecord }
}
/** The day in China so many days from today. */
const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const panel = (permu: Permu) => permu.page.getByRole('complementary')

describe('the board', () => {
  it('has every finding that is met or suspected, with counts and mu by state', async () => {
    const permu = await Permu.open(browser, '?page=disposal')
    const board = await ask<Board>(`${ledger()}/board?open=true`)
    const found = (await askFindings()).filter(({ properties }) => properties.outcome !== 'cannot_tell')
    const suspected = board.states.filter(({ state }) => state === 'suspected')
    const sum = (name: 'count' | 'area_mu') => suspected.reduce((total, one) => total + one[name], 0)
    expect(sum('count')).toBe(found.length)
    const head = permu.page.locator('[data-column=suspected] h3')
    await head.waitFor()
    expect(await head.innerText()).toContain(count(sum('count')))
    expect(await head.innerText()).toContain(mu(sum('area_mu')))
    await permu.screenshot('disposal')
    expect(await permu.seriousFaults()).toEqual([])
    expect(permu.errors).toEqual([])
    await permu.page.locator('[data-column=suspected] .more').click()
    expect(permu.query()).toMatchObject({ ledger_part: 'list', ledger_state: 'suspected' })
    await permu.close()
  })

  it('is by person and by deadline too', async () => {
    const permu = await Permu.open(browser, '?page=disposal')
    await permu.page.getByLabel('看板按').selectOption('due')
    expect(permu.query().ledger_by).toBe('due')
    const none = (await entries('open=true')).filter((entry) => !entry.due_on)
    await expect.poll(() => permu.page.locator('[data-column=none] h3').innerText()).toContain(count(none.length))
    await permu.page.getByLabel('看板按').selectOption('assignee')
    await permu.page.getByRole('listitem', { name: '未分派' }).locator('[data-entry]').first().waitFor()
    await permu.close()
  })

  it('speaks English too, and fits a phone', async () => {
    const permu = await Permu.open(browser, '?page=disposal&lang=en', { viewport: PHONE, hasTouch: true })
    await permu.page.locator('[data-column=suspected] [data-entry]').first().click()
    await panel(permu).waitFor()
    expect(await permu.page.locator('.disposal').innerText()).not.toMatch(/\b(entry|phase|disposal_page|ledger_due)\.\w+/)
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await panel(permu).getByRole('button', { name: 'Close the entry' }).click()
    expect(permu.query()).not.toHaveProperty('entry')
    await permu.close()
  })
})

describe('an entry', () => {
  it('is moved by a form that asks what the move demands', async () => {
    const [entry] = await entries('track=idle&state=suspected')
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    const form = panel(permu).getByRole('form', { name: '办理事项' })
    await form.getByLabel('办理事项').selectOption({ label: '送达调查通知书' })
    expect(await form.locator('input[required], select[required]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name))).toEqual(['move', 'document_no', 'document_on', 'signer'])
    await form.getByLabel('文号').fill('晋自然资调〔2026〕8号')
    await form.getByLabel('《闲置土地调查通知书》送达日期').fill(day(3))
    await form.getByLabel('签发人').fill('李四')
    await form.getByRole('button', { name: '送达调查通知书' }).click()
    await form.getByText(`《闲置土地调查通知书》送达日期`).first().waitFor()
    await form.locator('label:has([name=document_on])').getByRole('alert').getByText('不能晚于今天').waitFor()
    await form.getByLabel('《闲置土地调查通知书》送达日期').fill(day(0))
    await form.getByRole('button', { name: '送达调查通知书' }).click()
    await panel(permu).locator('[data-part=state]').getByText('调查中', { exact: true }).waitFor()
    await permu.page.getByRole('status').getByText('已办理：送达调查通知书，现为“调查中”').waitFor()
    const after = await record(entry!.entry_id)
    const step = panel(permu).locator('[data-step="2"]')
    expect(await step.innerText()).toContain('晋自然资调〔2026〕8号')
    expect(await step.innerText()).toContain(after.steps[1]!.arithmetic[0]!.zh)
    expect(await step.innerText()).toContain(`${day(0)} + 30 日 = `)
    await permu.page.locator('[data-column=inquiry] [data-entry]').waitFor()
    await permu.screenshot('disposal-entry')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })

  it('says when its parcel was cancelled, and by which document', async () => {
    const [entry] = await entries('track=idle&state=suspected')
    const permu = await Permu.open(browser)
    await permu.page.route(`**/ledger/${entry!.entry_id}`, async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as EntryRecord
      await route.fulfill({ response, json: { ...body, entry: { ...body.entry, cancelled_on: '2026-05-06', cancelled_by: '注〔2026〕3号' } } })
    })
    await permu.goto(`?page=disposal&entry=${entry!.entry_id}`)
    await panel(permu).getByText('宗地已于 2026-05-06 注销，文号：注〔2026〕3号。').waitFor()
    await permu.close()
  })

  it('takes files, which a move names', async () => {
    const [entry] = await entries('track=low_efficiency&state=suspected')
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    await panel(permu).locator('input[type=file]').setInputFiles({ name: '现场照片.txt', mimeType: 'text/plain', buffer: Buffer.from('照片') })
    const link = panel(permu).locator('[data-file] a')
    await link.waitFor()
    const [download] = await Promise.all([permu.page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('现场照片.txt')
    await permu.close()
  })

  it('says who was faster, and keeps what was typed', async () => {
    const [entry] = (await entries('track=low_efficiency&state=suspected')).slice(-1)
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    const form = panel(permu).getByRole('form', { name: '办理事项' })
    await form.getByLabel('办理事项').selectOption('assign')
    await form.getByLabel('责任人').fill('王五')
    expect((await move(entry!, { move: 'annotate', note: '先到一步' })).status).toBe(200)
    await form.getByRole('button', { name: '分派' }).click()
    const said = form.locator('.conflict')
    await said.waitFor()
    expect(await said.innerText()).toMatch(/演示 · 规划人员 已于 .* 先行办理“备注”，现为“疑似\(待核实\)”/)
    expect(await form.getByLabel('责任人').inputValue()).toBe('王五')
    await panel(permu).locator('[data-step="2"]').getByText('先到一步').waitFor()
    await form.getByRole('button', { name: '分派' }).click()
    await panel(permu).locator('[data-step="3"]').waitFor()
    expect((await record(entry!.entry_id)).entry).toMatchObject({ assignee: '王五', version: 3 })
    await permu.close()
  })

  it('needs another person to confirm', async () => {
    const [entry] = await entries('track=low_efficiency&state=suspected')
    await move(entry!, { move: 'propose_low', document_on: day(0) })
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    const form = panel(permu).getByRole('form', { name: '办理事项' })
    await form.getByLabel('办理事项').waitFor()
    expect(await form.locator('option[value=confirm_low]').count()).toBe(0)
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person .as', { hasText: /^审批人$/ }).click()
    await permu.page.keyboard.press('Escape')
    await permu.goto(`?page=disposal&entry=${entry!.entry_id}`)
    await form.getByLabel('办理事项').selectOption('confirm_low')
    await form.getByText('须由 演示 · 规划人员 以外的人复核').waitFor()
    await form.getByLabel('文号').fill('1')
    await form.getByLabel('签发人').fill('李四')
    await form.getByRole('button', { name: '认定低效' }).click()
    await panel(permu).locator('[data-step="3"]').getByText('演示 · 审批人').waitFor()
    expect((await record(entry!.entry_id)).entry).toMatchObject({ state: 'verified' })
    await permu.close()
  })
})

describe('a batch', () => {
  it('assigns all that are ticked, and tells the bell', async () => {
    const permu = await Permu.open(browser, '?page=disposal&ledger_part=list&ledger_track=low_efficiency&ledger_state=suspected')
    await permu.page.locator('tr.row').nth(2).waitFor()
    const ids = await permu.page.locator('tr.row').evaluateAll((rows) => rows.slice(0, 3).map((row) => Number(row.getAttribute('data-entry'))))
    for (const id of ids) await permu.page.locator(`tr[data-entry="${id}"] input`).check()
    const form = permu.page.getByRole('form', { name: '批量办理' })
    await form.getByText('已选 3 宗').waitFor()
    await form.getByLabel('办理事项').selectOption('assign')
    await form.getByLabel('责任人').fill('赵六')
    await form.getByLabel('自定期限').first().fill('3')
    await form.getByLabel('期限单位').selectOption('days')
    await form.getByRole('button', { name: '分派（3 宗，全部或全不）' }).click()
    await expect.poll(async () => (await entries(`assignee=${encodeURIComponent('赵六')}`)).length).toBe(3)
    for (const id of ids) expect((await record(id)).entry).toMatchObject({ assignee: '赵六', due_on: day(3) })
    await permu.page.locator('tr.row').getByText('赵六').first().waitFor()
    const bell = permu.page.locator('.bell')
    await expect.poll(() => bell.locator('.count').innerText()).toBe('3')
    await bell.getByRole('button').first().click()
    await bell.getByRole('button', { name: /^临期 3 宗/ }).click()
    expect(permu.query()).toMatchObject({ page: 'disposal', ledger_part: 'list', ledger_due: 'soon' })
    await expect.poll(() => permu.page.locator('tr.row').count()).toBe(3)
    expect(await permu.seriousFaults()).toEqual([])
    await permu.screenshot('disposal-list')
    await permu.close()
  })

  it('tells the reasons of each when nothing is done', async () => {
    const permu = await Permu.open(browser, '?page=disposal&ledger_part=list&ledger_track=idle&ledger_state=suspected')
    await permu.page.getByLabel('全选').check()
    const form = permu.page.getByRole('form', { name: '批量办理' })
    await form.getByLabel('办理事项').selectOption('exempt')
    await form.getByLabel('文号').fill('1')
    await form.getByLabel('签发人').fill('李四')
    await form.getByLabel('期限至').fill(day(-1))
    await form.getByRole('button', { name: /^豁免（/ }).click()
    const [entry] = await entries('track=idle&state=suspected')
    await form.getByRole('alert').getByText(`${entry!.parcel_code} 期限至：须晚于办理日期（现为 ${day(-1)}）`).waitFor()
    expect(await entries('state=exempt')).toEqual([])
    await permu.close()
  })
})

describe('the calendar', () => {
  it('has deadlines on their days and takes holidays in', async () => {
    const permu = await Permu.open(browser, `?page=disposal&ledger_part=calendar&month=${day(3).slice(0, 7)}`)
    await permu.page.locator(`td[data-day="${day(3)}"] [data-entry]`).nth(2).waitFor()
    await permu.page.getByText(`${day(3).slice(0, 4)} 年节假日未导入，只计周末`).waitFor()
    const file = (text: string) => ({ name: 'holidays.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await permu.page.locator('.calendar input[type=file]').setInputFiles(file(`日期,类型,名称\n${day(3)},半天,\n`))
    await permu.page.getByRole('alert').getByText('类型：须为节假日或工作日').waitFor()
    await permu.page.locator('.calendar input[type=file]').setInputFiles(file(`日期,类型,名称\n${day(3)},节假日,示例节\n`))
    await permu.page.locator(`td[data-day="${day(3)}"]`).getByText('示例节').waitFor()
    await permu.screenshot('disposal-calendar')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.getByRole('button', { name: '下一月' }).click()
    expect(permu.query().month! > day(3).slice(0, 7)).toBe(true)
    await permu.page.locator(`td[data-day^="${permu.query().month}"]`).first().waitFor()
    await permu.page.locator(`td [data-entry]`).first().click()
    await panel(permu).waitFor()
    await permu.close()
  })
})

it('is worked with by keyboard', async () => {
  const permu = await Permu.open(browser, '?page=disposal&ledger_part=list')
  const row = permu.page.locator('tr.row[tabindex="0"]')
  await row.focus()
  await permu.page.keyboard.press('ArrowDown')
  const id = await permu.page.locator(':focus').getAttribute('data-entry')
  await permu.page.keyboard.press('Enter')
  await panel(permu).waitFor()
  expect(permu.query().entry).toBe(id)
  await expect.poll(() => permu.page.locator('h2:focus').count()).toBe(1)
  await permu.page.keyboard.press('Escape')
  await expect.poll(() => permu.page.locator(':focus').getAttribute('data-entry')).toBe(id)
  await permu.close()
})

it('the workbook has the shown entries', async () => {
  const response = await fetch(inject('base') + bookPath(zone, { track: 'idle', open: 'true' }, 'zh'))
  const [head, ...rows] = readSheet(new Uint8Array(await response.arrayBuffer()))
  expect(head).toEqual(expect.arrayContaining(['地块编码', '区县', '年份', '企业', '信用代码', '低效类型', '处置方式', '当前状态', '详细进展', '实施单位', '问题类型']))
  expect(rows.map(([code]) => code).sort()).toEqual((await entries('track=idle&open=true')).map((entry) => entry.parcel_code).sort())
})

it("a parcel's file shows its entries", async () => {
  const [entry] = await entries('track=idle')
  const permu = await Permu.open(browser, `?parcel=${entry!.parcel_code}`)
  await permu.file().locator(`[data-entry="${entry!.entry_id}"] button`).click()
  await panel(permu).waitFor()
  expect(permu.query()).toMatchObject({ page: 'disposal', entry: String(entry!.entry_id) })
  await permu.page.keyboard.press('Escape')
  expect(permu.query()).not.toHaveProperty('entry')
  await permu.close()
})
