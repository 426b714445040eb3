import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Ranked } from '../src/api/evaluations'
import type { Compared, Publication } from '../src/api/runs'
import type { Run } from '../src/api/types'
import { count } from '../src/format/format'
import { ask, askZone, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let zone: string
let first: Run
let trial: Run
beforeAll(async () => {
  browser = await launch()
  zone = `/api/v1/zones/${await askZone()}`
  first = (await ask<Run[]>(`/api/v1/runs?zone_code=${await askZone()}`)).find((run) => !run.trial)!
  const body = JSON.stringify({ year: first.year - 1, policy: 'default', trial: true })
  trial = (await (await fetch(`${inject('base')}${zone}/runs`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json()) as Run
})
afterAll(() => browser.close())

describe('two runs', () => {
  it.each(['zh-CN', 'en'] as const)('are compared as the server does, in %s', async (lang) => {
    const permu = await Permu.open(browser, `?page=evaluation&part=compare&run=${first.run_id}&with=${trial.run_id}&lang=${lang}`)
    const compared = await ask<Compared>(`${zone}/runs/${first.run_id}/compare?with=${trial.run_id}&kind=enterprise&limit=1000`)
    await permu.page.locator('[data-moved]').first().waitFor()
    for (const { from, to, count: n } of compared.matrix) expect(await permu.page.locator(`[data-move="${from ?? '~'}>${to ?? '~'}"]`).innerText()).toBe(count(n))
    const [move] = compared.moved
    const text = await permu.page.locator(`[data-moved="${move!.key}"]`).innerText()
    expect(text).toContain(lang === 'en' ? move!.why.en.slice(0, 20) : move!.why.zh)
    expect(await permu.page.locator('.evaluation').innerText()).not.toMatch(/\b(evaluation|policy|score)\.\w+/)
    if (lang === 'zh-CN') await permu.screenshot('compare')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.locator(`[data-moved="${move!.key}"] button`).click()
    await permu.file().waitFor()
    expect(permu.query().enterprise).toBe(move!.key)
    await permu.close()
  })

  it('are chosen from the list', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=compare')
    await permu.page.locator('.choose .el-select').click()
    await permu.page.locator('.el-select-dropdown__item').filter({ hasText: `#${trial.run_id} ` }).click()
    await expect.poll(() => permu.query().with).toBe(String(trial.run_id))
    await permu.page.locator('[data-moved]').first().waitFor()
    await permu.close()
  })
})

describe('what is made public', () => {
  it('is listed, and stands alone on A4', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=publication&theme=dark')
    const sheet = await ask<Publication>(`${zone}/runs/${first.run_id}/publication`)
    await permu.page.getByRole('heading', { name: sheet.title.zh }).waitFor()
    expect(await permu.page.locator('[data-public]').count()).toBe(sheet.rows.length)
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.emulateMedia({ media: 'print' })
    for (const away of ['.rail', '.top', '.bar', '.evaluation .tools', '.evaluation > header']) expect(await permu.page.locator(away).first().isVisible()).toBe(false)
    await expect.poll(() => permu.page.locator('.sheet').evaluate((sheet) => [getComputedStyle(sheet).color, getComputedStyle(document.body).backgroundColor])).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    const pages = (await permu.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pages).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/)
    expect(pages.match(/\/Type ?\/Page\b/g)!.length).toBeGreaterThan(5)
    await permu.close()
  })
})

describe('the day of publication', () => {
  it('is recorded once somebody says it', async () => {
    const made = new Date(Date.parse(first.created_at) + 8 * 3_600_000).toISOString().slice(0, 10)
    const permu = await Permu.open(browser, '?page=evaluation&part=publication')
    await permu.page.getByText('尚未登记公示日期').waitFor()
    await permu.page.getByLabel('公示日期', { exact: true }).last().fill(made)
    await permu.page.getByRole('button', { name: '登记公示日期' }).click()
    await permu.page.getByText(`已于 ${made} 公示`).waitFor()
    expect((await ask<Run[]>(`/api/v1/runs?zone_code=${await askZone()}`)).find((run) => run.run_id === first.run_id)!.published_on).toBe(made)
    await permu.close()
  })
})

describe('objections', () => {
  it('are recorded and decided on', async () => {
    const [line] = await ask<Ranked[]>(`${zone}/runs/${trial.run_id}/ranking?kind=enterprise&grade=D&limit=1`)
    const permu = await Permu.open(browser, `?page=evaluation&part=objections&run=${trial.run_id}&enterprise=${line!.key}`)
    const form = permu.page.getByRole('form', { name: '登记异议' })
    await expect.poll(() => form.getByLabel('信用代码或宗地代码').inputValue()).toBe(line!.key)
    await form.getByLabel('提出人').fill('某某示例企业')
    await form.getByLabel('异议内容').fill('用地面积有误')
    await form.getByRole('button', { name: '登记' }).click()
    const objection = permu.page.locator('[data-objection]').first()
    await objection.getByText('用地面积有误').waitFor()
    await objection.getByText('处理', { exact: true }).click()
    await objection.getByLabel('决定人').fill('评价办')
    await objection.getByLabel('决定与理由').fill('核对无误')
    await objection.getByRole('button', { name: '记录结果' }).click()
    await permu.page.locator('[data-objection][data-state=rejected]').first().waitFor()
    await permu.page.getByRole('heading', { name: '处理异议后重新评价' }).waitFor()
    await permu.screenshot('objections')
    expect(await permu.seriousFaults()).toEqual([])
    await form.getByLabel('信用代码或宗地代码').fill('XXX')
    await form.getByLabel('异议内容').fill('无此企业')
    await form.getByRole('button', { name: '登记' }).click()
    await form.locator('label', { hasText: '信用代码或宗地代码' }).getByRole('alert').getByText(`批次 ${trial.run_id} 中没有`, { exact: true }).waitFor()
    await permu.page.getByRole('button', { name: /按此办法试算/ }).click()
    await expect.poll(() => permu.query().run, { timeout: 60_000 }).not.toBe(String(trial.run_id))
    await permu.page.locator('.evaluation header dd').getByText(`#${trial.run_id}`, { exact: true }).waitFor()
    await permu.close()
  })
})

it('fits a phone', async () => {
  for (const part of [`compare&with=${trial.run_id}&run=${first.run_id}`, 'publication', 'objections']) {
    const permu = await Permu.open(browser, `?page=evaluation&part=${part}&lang=en`, { viewport: PHONE, hasTouch: true })
    await permu.page.locator('.evaluation .card').first().waitFor()
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.close()
  }
})
