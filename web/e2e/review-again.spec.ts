import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { CaseRecord } from '../src/api/review'
import { ask, askParcels, askZone, launch, Permu } from './permu-driver'

let browser: Browser
let zone: string
let record: CaseRecord
beforeAll(async () => {
  browser = await launch()
  zone = await askZone()
})
afterAll(() => browser.close())

const SOON = { timeout: 40_000 }
const name = `重报片区 ${Date.now() % 1e6}`
const path = (rest: string) => `/api/v1/zones/${zone}/${rest}`
async function send<T>(to: string, body: unknown): Promise<T> {
  const response = await fetch(inject('base') + path(to), { method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: 'permu_demonstration=demo:planner' }, body: JSON.stringify(body) })
  const answer = (await response.json()) as T
  expect(response.status, JSON.stringify(answer)).toBe(200)
  return answer
}
const open = () => Permu.open(browser, `?page=renewal&tab=cases&case=${record.case_id}`)

describe('a case that comes to nothing', { timeout: 300_000 }, () => {
  it('shows what its scheme costs and rests on, and prints it', async () => {
    const parcels = (await askParcels()).filter(({ properties }) => properties.park_code === 'WLY').slice(-2)
    const { site_id } = await send<{ site_id: number }>('sites', { name, mode: 'buy_back', parcel_codes: parcels.map(({ properties }) => properties.parcel_code) })
    const numbers = { workshop_m2: 20000, office_m2: 1000, building_coefficient: 0.4, acquisition_per_mu: 30, compensation_cny_per_m2: 600, demolition_cny_per_m2: 100, relocation_cny: 1_000_000, build_cny_per_m2: 2000, base_land_price_cny_per_m2: 300, new_land_price_cny_per_m2: 450, discount_rate_pct: 5 }
    const { scenario_id } = await send<{ scenario_id: number }>(`sites/${site_id}/scenarios`, { name: '方案甲', inputs: { industry: '19', numbers } })
    record = await send<CaseRecord>('cases', { site_id, scenario_id })
    const permu = await open()
    await permu.page.locator('[data-figure=workshop_m2]').waitFor()
    expect(await permu.page.locator('[data-figure=workshop_m2]').innerText()).toContain('20,000 m²')
    expect(await permu.page.locator('tr[data-row=acquisition]').innerText()).toContain('园区')
    expect(await permu.page.locator('tr[data-row=land_price_difference]').innerText()).toContain('开发方')
    expect(await permu.page.locator('[data-present=tax] td').count()).toBe(3)
    await permu.page.locator('[data-part=assumptions] > summary').click()
    expect(await permu.page.locator('[data-assumed=discount_rate_pct]').innerText()).toContain('规划人员填写')
    const consent = permu.page.locator('[data-consent]').first()
    await consent.locator('input[type=number]').fill('1')
    await consent.locator('input[type=file]').setInputFiles({ name: '同意书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await expect.poll(() => consent.locator('option:checked').allInnerTexts(), SOON).toContain('同意书.pdf')
    expect(await consent.locator('input[type=number]').inputValue()).toBe('1')
    await permu.page.getByRole('button', { name: '保存意愿' }).click()
    await expect.poll(async () => (record = await ask<CaseRecord>(path(`cases/${record.case_id}`))).consents?.[0]?.file_id, SOON).toBe(1)
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
    const paper = await ask<{ blocks: { head?: string[] }[] }>(path(`cases/${record.case_id}/paper`))
    const heads = paper.blocks.flatMap(({ head }) => head ?? [])
    for (const title of ['承担方', '来源', '证载面积(m²)', '实测面积(m²)', '有证(m²)', '最高层数', '均值年份']) expect(heads).toContain(title)
  })

  it('lets go of a wrong file, and says at the field what it must hold', async () => {
    const permu = await open()
    await permu.page.locator('[data-part=next]').getByText(/^下一步：送审（.*规划人员/).waitFor()
    await permu.page.locator('[data-paper=plan] input[type=file]').setInputFiles({ name: '错件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await permu.page.getByRole('button', { name: '移除 错件.pdf' }).click()
    await permu.page.locator('[data-paper=plan] a').waitFor({ state: 'detached' })
    await permu.page.locator('[data-step=detach]').getByText('错件.pdf').waitFor()
    await permu.page.getByLabel('统一社会信用代码').fill('913505')
    await permu.page.getByRole('button', { name: '保存填写内容' }).click()
    await permu.page.locator('[data-field=applicant_uscc] [role=alert]').getByText('18 位，此处 6 位').waitFor()
    await permu.page.getByText('未保存：1 项填写有误，请先更正。').waitFor()
    await expect.poll(() => permu.page.getByLabel('统一社会信用代码').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await permu.page.locator('[data-field=applicant_uscc] [role=alert]').evaluate((note) => note.getBoundingClientRect().top > 100 && note.getBoundingClientRect().bottom < innerHeight)).toBe(true)
    expect(await permu.page.getByRole('table', { name: '意愿', exact: true }).evaluate((table) => table.scrollWidth - table.parentElement!.clientWidth)).toBeLessThanOrEqual(0)
    record = await ask<CaseRecord>(path(`cases/${record.case_id}`))
    const other = await fetch(inject('base') + path(`cases/${record.case_id}/moves`), {
      method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: 'permu_demonstration=demo:planner' },
      body: JSON.stringify({ move: 'consent', version: record.version, consents: [{ owner: '银行', role: 'mortgagee', says: 'agrees', area_m2: 0, parcel_codes: ['350582901001GB99999'] }] }),
    })
    expect([other.status, await other.text()]).toEqual([400, expect.stringContaining('must be parcels of the site')])
    await permu.close()
  })

  it('is begun anew with its schemes once it was withdrawn', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await send(`cases/${record.case_id}/moves`, { move: 'withdraw', version: record.version, document_on: today, note: '另行申报' })
    const permu = await open()
    await permu.page.locator('[data-part=copy_site] > summary').click()
    await permu.page.locator('[data-part=copy_site] input[name=name]').fill(`${name} 二`)
    await permu.page.getByRole('button', { name: '新建', exact: true }).click()
    await permu.page.locator('.plan input').first().waitFor(SOON)
    expect(await permu.page.locator('.plan input').first().inputValue()).toBe('方案甲')
    await permu.page.locator('[data-part=copied_from]').waitFor()
    expect(permu.query()).toMatchObject({ tab: 'sites', pick: 'plans' })
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })
})
