import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { join } from 'node:path'
import type { CaseRecord, DossierSection } from '../src/api/review'
import { ask, askParcels, askZone, launch, Permu, PHONE } from './permu-driver'
import { press, send, sent, state, today } from './review-driver'

const screenshots = join(import.meta.dirname, 'screenshots')

let browser: Browser
let zone: string
let record: CaseRecord
beforeAll(async () => {
  browser = await launch()
  zone = await askZone()
})
afterAll(() => browser.close())

const cases = () => `/api/v1/zones/${zone}/cases`
const site_name = `五里园片区 ${Date.now() % 1e6}`
/** Moves take their time on a busy machine. */
const SOON = { timeout: 40_000 }
/** Two parcels that no other run of this spec has taken. */
const few = [Date.now() % 80, Date.now() % 80 + 2] as const
async function move(as: string, body: Record<string, unknown>) {
  const answer = await send<CaseRecord>(as, `${cases()}/${record.case_id}/moves`, { version: record.version, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  record = answer.body
}

/** Opens the case as one of the persons of the demonstration. */
async function as(role: string, more = '') {
  const permu = await Permu.open(browser, `?page=renewal&tab=cases&case=${record.case_id}${more}`, {
    timezoneId: 'Asia/Shanghai',
    storageState: { cookies: [{ name: 'permu_demonstration', value: `demo:${role}`, domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] },
  })
  await permu.page.locator('[data-case-open]').waitFor()
  return permu
}
describe('a case of review', { timeout: 600_000 }, () => {
  it('is opened on the page from a scenario of a site', async () => {
    const parcels = (await askParcels()).filter(({ properties }) => properties.park_code === 'WLY')
    const site = await send<{ site_id: number }>('planner', `/api/v1/zones/${zone}/sites`, { name: site_name, mode: 'rebuild', parcel_codes: parcels.slice(...few).map(({ properties }) => properties.parcel_code) })
    expect(site.status).toBe(200)
    const numbers = { floor_area_ratio: 2.5, building_coefficient: 0.45 }
    expect((await send('planner', `/api/v1/zones/${zone}/sites/${site.body.site_id}/scenarios`, { name: '拆除重建方案', inputs: { industry: '19', numbers } })).status).toBe(200)
    const permu = await Permu.open(browser, '?page=renewal&tab=cases')
    await permu.page.locator('details > summary', { hasText: '建立案卷' }).click()
    await permu.page.locator('select[name=site]').selectOption({ label: site_name })
    await expect.poll(() => permu.page.locator('select[name=scenario]').locator('option').count(), SOON).toBe(2)
    await permu.page.locator('select[name=scenario]').selectOption({ index: 1 })
    await permu.page.locator('details form button[type=submit]').click()
    await permu.page.locator('[data-case-open]').waitFor()
    record = await ask<CaseRecord>(`${cases()}/${permu.query().case}`)
    expect(record.state).toBe('draft')
    expect(record.current.figures?.compared?.length).toBeGreaterThan(5)
    await permu.screenshot('review-draft')
    expect(await permu.seriousFaults()).toEqual([])
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('takes documents, and refuses programs', async () => {
    const permu = await as('planner')
    const input = permu.page.locator('[data-paper=application] input[type=file]')
    await input.setInputFiles({ name: 'eicar.com', mimeType: 'application/octet-stream', buffer: Buffer.from('X5O!') })
    await permu.page.locator('[data-paper=application] [role=alert]').waitFor()
    await input.setInputFiles({ name: '申请书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await permu.page.locator('[data-paper=application] a').waitFor()
    await permu.page.getByLabel('项目名称').fill('五里园一号片区改造')
    await permu.page.getByRole('button', { name: '保存填写内容' }).click()
    await expect.poll(async () => (record = await ask<CaseRecord>(`${cases()}/${record.case_id}`)).fields?.project_name, SOON).toBe('五里园一号片区改造')
    await permu.close()
  })

  it('is filled in and submitted by the planner', async () => {
    const { sections } = await ask<{ sections: DossierSection[] }>('/api/v1/review/procedure')
    const fields: Record<string, string> = {}
    for (const field of sections.flatMap((one) => one.fields ?? [])) if (field.required && !record.fields?.[field.name]) fields[field.name] = field.name === 'applicant' ? '福建某鞋业有限公司' : '已核实，详见附件：13800000000，2000 万元'
    await move('planner', { move: 'fill', fields })
    for (const paper of sections.flatMap((one) => one.papers ?? [])) if (paper.required && paper.name !== 'application') await move('planner', { move: 'attach', document: paper.name, file_id: record.files[0]!.file_id })
    await move('planner', { move: 'consent', consents: record.ground.owners.map((owner) => ({ owner, says: 'agrees', area_m2: (record.current.parcels ?? []).filter((one) => one.owner_name === owner).reduce((sum, one) => sum + one.land_m2, 0) })) })
    await move('planner', { move: 'promise', promises: [{ indicator: 'floor_area_ratio', target: 2.5, due_on: '2029-12-31' }] })
    const permu = await as('planner')
    const unsaid = await send<{ detail: string }>('planner', `${cases()}/${record.case_id}/moves`, { move: 'submit', version: record.version, document_on: today(), seen: record.rests })
    expect([unsaid.status, unsaid.body.detail]).toEqual([400, expect.stringMatching(/acknowledged: must name this check.*\n/)])
    const unseen = await send<{ parts: string[] }>('planner', `${cases()}/${record.case_id}/moves`, { move: 'submit', version: record.version, document_on: today(), seen: { ...record.rests, figures: 'x' } })
    expect([unseen.status, unseen.body.parts]).toEqual([409, ['figures']])
    await press(permu.page, 'submit')
    const named = permu.page.locator('[data-acknowledge]')
    expect(await named.count()).toBe(record.current.figures?.checks?.filter(({ outcome }) => outcome === 'fail' || outcome === 'cannot_tell').length)
    expect(await named.first().innerText()).toMatch(/不通过|无法判断/)
    await permu.screenshot('review-checks')
    await sent(permu.page)
    await expect.poll(() => state(permu.page), SOON).toBe('部门会审')
    expect(await permu.page.locator('[data-cannot=refer]').textContent()).toContain('不得审查审批')
    await permu.page.locator('summary', { hasText: '您现在不能办理' }).click()
    expect(await permu.page.locator('[data-cannot=opine]').innerText()).toContain('您的角色')
    expect(await permu.page.locator('[data-case-open]').innerText()).not.toMatch(/demo:|give_opinion|idle_|low_efficiency|reviewer_rest/)
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person').getByRole('button', { name: '审批人', exact: true }).click()
    await permu.page.locator('[data-move=suspend]').waitFor()
    await permu.page.locator('.person .as').first().waitFor({ state: 'detached' })
    await permu.close()
  })

  it('is returned by one department in the first round, and corrected item by item', async () => {
    const permu = await as('reviewer')
    await press(permu.page, 'opine')
    await permu.page.locator('select[name=department]').selectOption({ label: '自然资源' })
    await permu.page.locator('select[name=opinion]').selectOption('return')
    await permu.page.locator('textarea[name=text]').fill('红线与规划条件不一致')
    await permu.page.locator('textarea[name=items]').fill('核对用地红线\n补充规划条件')
    await permu.page.locator('select[name=opinion_file]').selectOption({ index: 1 })
    await sent(permu.page)
    await permu.page.locator('[data-department=natural_resources] [data-opinion=return] a').waitFor()
    await permu.screenshot('review-board')
    await permu.close()
    record = await ask<CaseRecord>(`${cases()}/${record.case_id}`)
    for (const [who, department] of [['reviewer', 'industry'], ...['development', 'construction', 'environment', 'emergency', 'fire', 'tax', 'park'].map((one) => ['reviewer_rest', one])]) {
      await move(who!, { move: 'opine', document_on: today(), opinion: department === 'environment' ? { department, opinion: 'agree_with_conditions', text: '先行调查', conditions: ['开工前完成土壤污染状况调查'] } : { department, opinion: 'agree' } })
    }
    const conductor = await as('approver')
    await press(conductor.page, 'send_back')
    await sent(conductor.page)
    await expect.poll(() => state(conductor.page), SOON).toBe('退回补正')
    await conductor.close()
    const planner = await as('planner')
    expect(await planner.page.locator('[data-part=take_parcels] textarea').inputValue()).toBe((record.current.parcels ?? []).map(({ parcel_code }) => parcel_code).join('\n'))
    await planner.page.locator('[data-item="1"] input[type=file]').setInputFiles({ name: '修改说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await expect.poll(() => planner.page.locator('[data-item="1"] select option:checked').innerText(), SOON).toBe('修改说明.pdf')
    for (const n of [1, 2]) {
      await planner.page.getByLabel(`答复第 ${n} 项`, { exact: true }).fill('已按要求修改')
      await planner.page.locator(`[data-item="${n}"] form > button`).click()
      await planner.page.locator(`[data-item="${n}"][data-state=answered]`).waitFor()
    }
    await planner.page.locator('[data-item="1"] p a').waitFor()
    await press(planner.page, 'resubmit')
    await sent(planner.page)
    await expect.poll(() => state(planner.page), SOON).toBe('部门会审')
    await planner.close()
  })

  it('goes to the meeting, and is decided on two levels by two persons', async () => {
    const reviewer = await as('reviewer')
    await press(reviewer.page, 'opine')
    await reviewer.page.locator('select[name=department]').selectOption({ label: '自然资源' })
    await reviewer.page.locator('select[name=opinion]').selectOption('agree')
    await sent(reviewer.page)
    await expect.poll(async () => (record = await ask<CaseRecord>(`${cases()}/${record.case_id}`)).pending.length, SOON).toBe(0)
    await reviewer.close()
    const approver = await as('approver')
    expect([(await approver.page.locator('[data-part=next]').innerText()).slice(0, 9), record.next, record.due_on]).toEqual(['下一步：提请上会（', { move: 'refer', right: 'conduct_review', departments: [] }, null])
    for (const step of ['refer', 'meet', 'approve_first']) {
      await press(approver.page, step)
      if (step === 'meet') {
        await approver.page.locator('textarea[name=note]').fill('会议原则同意')
        await approver.page.locator('select[name=file_id]').selectOption({ index: 1 })
      }
      await sent(approver.page)
      await expect.poll(() => approver.page.locator(`[data-move=${step}]`).count(), SOON).toBe(0)
    }
    expect(await state(approver.page)).toBe('待二级审批')
    await approver.close()
    const leader = await as('leader')
    await press(leader.page, 'approve')
    await leader.page.locator('input[name=document_no]').fill('晋开审〔2026〕1号')
    await leader.page.locator('input[name=signer]').fill('主任')
    expect(await leader.page.locator('textarea[name=conditions]').inputValue()).toContain('土壤污染')
    await sent(leader.page)
    await expect.poll(() => state(leader.page), SOON).toBe('已批准')
    await leader.screenshot('review-decided')
    expect(await leader.seriousFaults()).toEqual([])
    expect(leader.errors).toEqual([])
    await leader.close()
    record = await ask<CaseRecord>(`${cases()}/${record.case_id}`)
    expect([record.round, record.decided_by, record.frozen[0]!.case.for]).toEqual([2, 'demo:leader', 'decision'])
    const late = await send<{ detail: string }>('reviewer', `${cases()}/${record.case_id}/moves`, { move: 'opine', version: record.version, document_on: today(), opinion: { department: 'industry', opinion: 'agree' } })
    expect([late.status, late.body.detail]).toEqual([400, expect.stringContaining('不再受理部门意见')])
  })

  it('has its promises followed as those of the whole site', async () => {
    const permu = await Permu.open(browser, `?page=commitments&list_sort=-due&item=review-${record.case_id}-1`)
    const card = permu.page.locator(`[data-commitment="review-${record.case_id}-1"]`)
    await card.waitFor(SOON)
    expect(await card.innerText()).toContain(`审查案卷 ${record.case_id} 的承诺，按整个地块判定，现有效 2 宗`)
    expect(await permu.page.locator('tr[data-row]', { hasText: site_name }).first().innerText()).toContain(`${site_name}（2 宗）`)
    expect(await permu.seriousFaults()).toEqual([])
    await card.locator('[data-part=site]').click()
    await permu.page.getByRole('heading', { name: site_name }).waitFor(SOON)
    expect(permu.query()).toMatchObject({ page: 'renewal', tab: 'sites', site: String(record.site_id) })
    await permu.close()
  })

  it('is printed on A4, in whole and as one page for the meeting', async () => {
    for (const part of ['dossier', 'summary']) {
      const permu = await as('planner', `&item=${part}`)
      await permu.page.locator('[data-paper-ready=true]').waitFor()
      const pdf = await permu.page.pdf({ preferCSSPageSize: true, printBackground: true })
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
      expect(part === 'summary' ? pages === 1 : pages > 2, `${part}: ${pages} pages`).toBe(true)
      await permu.close()
    }
    for (const part of ['dossier', 'summary']) {
      const docx = await fetch(`${inject('base')}${cases()}/${record.case_id}/dossier.docx?part=${part}`)
      expect([docx.status, Buffer.from(await docx.arrayBuffer()).includes('word/media/map.png')]).toEqual([200, true])
    }
  })

  it('is followed by its applicant with a link, and by nobody without', async () => {
    const permu = await as('planner')
    await permu.page.getByLabel('申请人名称').fill('福建某鞋业有限公司')
    await permu.page.getByRole('button', { name: '生成链接' }).click()
    const address = await permu.page.getByLabel('链接地址').inputValue()
    await permu.close()
    const context = await browser.newContext({ viewport: PHONE })
    const page = await context.newPage()
    await page.goto(address)
    expect(await page.locator('[data-part=state]').innerText()).toBe('已批准')
    expect(await page.locator('main').innerText()).not.toMatch(/亩均|税收|产值/)
    expect(await page.locator('main').innerText()).toContain('批后再评价期限')
    await page.screenshot({ path: join(screenshots, 'review-follow.png') })
    await page.goto(`${address}x`)
    await page.reload()
    await page.getByRole('alert').waitFor()
    await context.close()
  })

  it('stands in the calendar with its re-evaluation, which is recorded on the page', async () => {
    const permu = await Permu.open(browser, `?page=disposal&ledger_part=calendar&month=${record.due_on!.slice(0, 7)}`)
    await permu.page.locator(`[data-day="${record.due_on}"] [data-case="${record.case_id}"]`).click()
    await permu.page.locator('[data-case-open]').waitFor()
    expect(permu.query()).toMatchObject({ page: 'renewal', case: String(record.case_id) })
    expect(await permu.page.locator('[data-part=years] [data-actual=output_per_mu]').count()).toBe(2)
    await permu.close()
    const approver = await as('approver')
    for (const step of ['publish', 'evaluate_again']) {
      await press(approver.page, step)
      await approver.page.locator('textarea[name=note]').fill('按期')
      await sent(approver.page)
      await approver.page.locator(`[data-step=${step}]`).waitFor(SOON)
    }
    await approver.page.locator('[data-evaluation] > summary').click()
    expect(await approver.page.locator('[data-evaluation] [data-part=years] [data-actual=floor_area_ratio]').innerText()).toContain('2.50')
    await approver.page.locator('[data-evaluation] [data-kept]').first().waitFor()
    await approver.close()
    record = await ask<CaseRecord>(`${cases()}/${record.case_id}`)
    await move('planner', { move: 'milestone', document_on: today(), milestone: 'land_permit', document_no: '地字1号' })
    const { token } = (await send<{ token: string }>('planner', `${cases()}/${record.case_id}/links`, { owner: '福建某鞋业有限公司' })).body
    const page = await browser.newPage({ viewport: PHONE })
    await page.goto(`${inject('base')}/#case=${token}`)
    await page.locator('main:has([data-part=published]) [data-milestone=land_permit]', { hasText: '建设用地规划许可证' }).waitFor()
    await page.close()
  })

  it('stands in the list, in English too', async () => {
    const permu = await Permu.open(browser, '?page=renewal&tab=cases&lang=en')
    await permu.page.getByRole('table', { name: 'Reviews' }).locator(`[data-row="${record.case_id}"]`).waitFor()
    await permu.screenshot('review-list')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })
})
