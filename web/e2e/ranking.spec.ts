import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ranked, Statistics, Subject } from '../src/api/evaluations'
import { count } from '../src/format/format'
import { ask, askZone, evaluatedWith, launch, Permu, PHONE } from './permu-driver'
import { readSheet } from './xlsx'

let browser: Browser
let zone: string
let run_id: number
/** A trial by the demonstration's policy, which here evaluates every kind of subject. */
beforeAll(async () => {
  browser = await launch()
  zone = `/api/v1/zones/${await askZone()}`
  run_id = Number((await evaluatedWith('every-kind', ['parcel', 'group', 'subarea', 'park', 'industry', 'zone'])).run_id)
})
afterAll(() => browser.close())

const askRanking = (query: string) => ask<Ranked[]>(`${zone}/runs/${run_id}/ranking?limit=10000&${query}`)
const open = (query: string, options = {}) => Permu.open(browser, `?page=evaluation&run=${run_id}&${query}`, options)
const kinds = (permu: Permu) => permu.page.getByRole('group', { name: '评价对象' }).getByRole('button')

describe('subjects of every kind', () => {
  it('are offered where the policy evaluates them', async () => {
    const permu = await open('')
    await expect.poll(() => kinds(permu).allInnerTexts()).toEqual(['企业', '企业集团', '宗地', '片区', '园区', '行业', '开发区'])
    await permu.close()
    const plain = await Permu.open(browser, '?page=evaluation')
    await expect.poll(() => kinds(plain).allInnerTexts()).toEqual(['企业', '宗地'])
    await plain.close()
  })

  it.each(['group', 'subarea', 'park', 'industry'])('are ranked and explained: %s', async (kind) => {
    const permu = await open(`part=ranking&kind=${kind}`)
    const lines = await askRanking(`kind=${kind}`)
    await permu.page.getByText(`${count(lines.length)} 个`, { exact: true }).waitFor()
    const row = permu.page.locator(`[data-subject="${lines[0]!.key}"]`)
    await row.click()
    const panel = permu.page.getByRole('article', { name: /^评价说明/ })
    const { evaluation } = await ask<Subject>(`${zone}/runs/${run_id}/evaluation?kind=${kind}&key=${encodeURIComponent(lines[0]!.key)}`)
    await panel.locator('[data-indicator]').first().waitFor()
    expect(await panel.locator('[data-indicator]').count()).toBe(evaluation.parts!.length)
    expect(await panel.locator('.grade').first().getAttribute('data-grade')).toBe(evaluation.grade)
    expect(permu.query().subject).toBe(`${kind}:${lines[0]!.key}`)
    if (kind === 'park') await permu.screenshot('ranking-of-parks')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.keyboard.press('Escape')
    await expect.poll(() => permu.query().subject).toBeUndefined()
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('show their distribution, and a link that names nobody says so', async () => {
    const permu = await open('kind=park')
    const { tracks } = await ask<Statistics>(`${zone}/runs/${run_id}/statistics?kind=park`)
    const [track] = tracks!.filter((one) => one.key)
    await permu.page.locator(`[data-chart="${track!.key}"] .distribution svg`).waitFor()
    for (const [grade, n] of Object.entries(track!.grades)) expect(await permu.page.locator(`[data-track="${track!.key}"] [data-count="${grade || 'not_graded'}"]`).innerText()).toBe(count(n))
    await permu.goto(`?page=evaluation&run=${run_id}&subject=park:NOWHERE`)
    await permu.page.getByRole('alert').getByText('本批次没有评价对象“NOWHERE”').waitFor()
    await permu.close()
  })
})

describe('a ranking', () => {
  it('is cut down to an industry by its row', async () => {
    const permu = await open('group=industry')
    const { industries } = await ask<Statistics>(`${zone}/runs/${run_id}/statistics?kind=enterprise`)
    const [first] = [...industries!].sort((a, b) => b.subjects - a.subjects)
    await permu.page.locator(`[data-group="${first!.key}"]`).getByRole('button').click()
    await permu.page.getByText(`${count(first!.subjects)} 个`, { exact: true }).waitFor()
    expect(permu.query()).toMatchObject({ part: 'ranking', industry: first!.key })
    expect(await permu.page.getByRole('combobox', { name: '行业', exact: true }).inputValue()).toBe(first!.key)
    await permu.page.getByRole('combobox', { name: '行业', exact: true }).selectOption('')
    await expect.poll(() => permu.query().industry).toBeUndefined()
    await permu.close()
  })

  it('is taken away as it is shown', async () => {
    const permu = await open('part=ranking&park=WLY&track=above&grade=A,B')
    const lines = await askRanking('kind=enterprise&park_code=WLY&track=above&grade=A,B')
    await permu.page.getByText(`${count(lines.length)} 个`, { exact: true }).waitFor()
    const [book] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 Excel' }).click()])
    const rows = readSheet(readFileSync((await book.path())!))
    expect(rows.slice(0, 4).map(([text]) => text)).toEqual([expect.stringContaining('评价排名 · 企业'), expect.stringContaining('every-kind'), expect.stringContaining(`评价批次 #${run_id} · 2020 年度`), expect.stringContaining(`${lines.length} 个`)])
    expect(rows.slice(5).map((row) => row[2])).toEqual(lines.map((line) => line.key))
    const [plain] = await Promise.all([permu.page.waitForEvent('download'), permu.page.getByRole('link', { name: '导出 CSV' }).click()])
    const text = readFileSync((await plain.path())!, 'utf8').trimEnd().split('\n').map((line) => line.split(','))
    expect(text).toHaveLength(lines.length + 5)
    const shown = await permu.page.locator('tr.row').first().locator('[data-cell=score]').innerText()
    expect(Number(text[5]![text[4]!.indexOf('得分')])).toBe(Number(shown))
    expect(plain.suggestedFilename()).toMatch(new RegExp(`评价排名-企业-.*-2020-${run_id}\\.csv`))
    await permu.close()
  })

  it('never scrolls sideways on a phone', async () => {
    const permu = await open('part=ranking&kind=park', { viewport: PHONE, hasTouch: true })
    await permu.page.locator('tr.row').first().waitFor()
    await permu.screenshot('ranking-of-parks-phone')
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.close()
  })
})

describe('a grade that persons decide', () => {
  it('is recorded with reason and evidence, and holds beside the initial one in the run that follows', async () => {
    const [line] = (await askRanking('kind=enterprise&grade=D')).slice(-1)
    const permu = await open(`part=objections&enterprise=${line!.key}`)
    const form = permu.page.getByRole('form', { name: '核定等级' })
    await expect.poll(() => form.getByLabel('信用代码或宗地代码').inputValue()).toBe(line!.key)
    await form.getByLabel('核定为').selectOption('B')
    await form.getByLabel('决定人').fill('领导小组')
    await form.getByLabel('核定理由').fill('重点培育企业')
    await form.getByLabel(/^核定依据/).fill('专题会议纪要〔2021〕3号')
    await form.getByRole('button', { name: '登记核定' }).click()
    const entry = permu.page.locator('[data-objection][data-state=decided]')
    await entry.getByText('重点培育企业').waitFor()
    expect(await entry.innerText()).toContain('专题会议纪要〔2021〕3号')
    await permu.screenshot('decided-grade')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.page.getByRole('button', { name: /按此办法试算/ }).click()
    await expect.poll(() => permu.query().run, { timeout: 60_000 }).not.toBe(String(run_id))
    await permu.page.getByRole('button', { name: '排名', exact: true }).click()
    const score = permu.page.getByRole('article', { name: /^企业档案/ })
    await score.getByText('重点培育企业').waitFor()
    expect(await score.innerText()).toContain('依据：专题会议纪要〔2021〕3号')
    await permu.goto(`?page=evaluation&part=ranking&run=${permu.query().run}&track=${line!.track}&grade=B&rank_sort=score`)
    const row = permu.page.locator(`[data-subject="${line!.key}"]`)
    expect(await row.locator('[data-cell=grade]').innerText()).toMatch(/D → B\s*核定/)
    await permu.close()
  })
})
