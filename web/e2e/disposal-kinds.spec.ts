import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Entry, EntryRecord, LedgerPage, MoveRequest } from '../src/api/disposal'
import { ask, askZone, launch, Permu } from './permu-driver'

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

describe('a kind of problem', () => {
  it('is by the kind of problem, which filters too', async () => {
    const permu = await Permu.open(browser, '?page=disposal&ledger_by=track')
    const heads = permu.page.locator('.column h3')
    await heads.first().waitFor()
    expect(await heads.allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^承诺未兑现/), expect.stringMatching(/^闲置/), expect.stringMatching(/^低效/)]))
    await permu.page.getByLabel(/^问题类型/).selectOption({ label: '承诺未兑现' })
    expect(permu.query()).toMatchObject({ ledger_track: 'promise' })
    await expect.poll(() => heads.count()).toBe(1)
    await permu.close()
  })

  it('of a promise shows how it is judged, is told to be put right, and stands in the calendar', async () => {
    const [entry] = await entries('track=promise&state=suspected')
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    await panel(permu).locator('[data-part=promise]').getByText('未兑现').waitFor()
    const { promise } = await record(entry!.entry_id)
    await panel(permu).locator('[data-part=promise]').getByText(promise!.formula.zh.slice(0, 6)).first().waitFor()
    const form = panel(permu).getByRole('form', { name: '办理事项' })
    await form.getByLabel('办理事项').selectOption({ label: '送达督促整改通知书' })
    await form.getByLabel('文号').fill('督1号')
    await form.getByLabel('签发人').fill('李四')
    await form.getByLabel('期限至').fill(day(40))
    await form.getByRole('button', { name: '送达督促整改通知书' }).click()
    await panel(permu).locator('[data-part=state]').getByText('督促整改中').waitFor()
    await permu.screenshot('disposal-promise')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.goto(`?page=disposal&ledger_part=calendar&month=${promise!.due!.slice(0, 7)}`)
    await permu.page.locator(`td[data-day="${promise!.due}"] [data-promise="${promise!.commitment_id}"], td[data-day="${promise!.due}"] .more`).first().waitFor()
    await permu.close()
  })

  it('says that its cause is another than on the record of the parcel, there too', async () => {
    const entry = (await entries('track=idle&state=suspected')).find((one) => one.recorded_cause === 'force_majeure')!
    for (const [at, step] of [{ move: 'investigate', document_no: '1', document_on: day(0), signer: '李四' }, { move: 'record_answer', document_on: day(0), note: '资金紧张' }, { move: 'propose_idle', document_on: day(0), cause: 'holder' }].entries())
      expect((await move({ ...entry, version: entry.version + at }, step)).status).toBe(200)
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry.entry_id}`)
    await panel(permu).locator('[data-part=causes]').getByText('权利人原因').waitFor()
    expect(await panel(permu).locator('[data-part=causes]').innerText()).toMatch(/permu import parcels.*由规划人员、园区专员在“拟认定闲置”时更正，待复核的先由审批人“退回调查”/)
    await permu.goto(`?parcel=${entry.parcel_code}`)
    await permu.page.locator('[data-part=causes]').getByText('不可抗力').waitFor()
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('names the ground of the cause of idle land, with what shows it', async () => {
    const [entry] = await entries('track=idle&state=suspected')
    expect((await move(entry!, { move: 'investigate', document_no: '1', document_on: day(0), signer: '李四' })).status).toBe(200)
    const permu = await Permu.open(browser, `?page=disposal&entry=${entry!.entry_id}`)
    const form = panel(permu).getByRole('form', { name: '办理事项' })
    await panel(permu).locator('[data-part=next]').getByText('登记使用权人说明 / 拟认定不闲置').waitFor()
    await form.getByLabel('办理事项').selectOption({ label: '拟认定闲置' })
    await form.getByLabel('闲置原因').selectOption('holder')
    await form.getByRole('button', { name: '拟认定闲置' }).click()
    await form.locator('label:has([name=document_on])').getByRole('alert').getByText('闲置土地处置办法第五条第二款').waitFor()
    await form.getByLabel('办理事项').selectOption({ label: '登记使用权人说明' })
    await expect.poll(() => form.getByRole('alert').count()).toBe(0)
    await form.getByLabel('使用权人所称情形（第八条）').selectOption({ label: '未按约定期限、条件交付土地' })
    await form.getByLabel('说明', { exact: true }).fill('称拆迁未完成')
    await form.getByRole('button', { name: '登记使用权人说明' }).click()
    await panel(permu).locator('[data-recorded=answered]').getByText(day(0)).waitFor()
    await panel(permu).locator('[data-step="3"]').getByText('使用权人称：未按约定期限、条件交付土地').waitFor()
    await form.getByLabel('办理事项').selectOption({ label: '拟认定闲置' })
    await form.getByLabel('闲置原因').selectOption('government')
    await form.getByLabel('第八条所列情形').selectOption('not_handed_over')
    await form.getByRole('button', { name: '拟认定闲置' }).click()
    await form.getByRole('alert').getByText('须填写文号或选择附件，证明该原因').waitFor()
    await form.locator('[name=document_no]').fill('交地确认书 1号')
    await form.getByRole('button', { name: '拟认定闲置' }).click()
    await panel(permu).locator('[data-part=ground]').getByText('未按约定期限、条件交付土地').waitFor()
    await permu.screenshot('disposal-ground')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })
})
