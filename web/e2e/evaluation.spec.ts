import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ranked, Statistics } from '../src/api/evaluations'
import { count, decimal } from '../src/format/format'
import { ask, askZone, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
let run: string
beforeAll(async () => {
  browser = await launch()
  const runs = await ask<{ run_id: number; trial: boolean }[]>(`/api/v1/runs?zone_code=${await askZone()}`)
  run = `/api/v1/zones/${await askZone()}/runs/${runs.find((one) => !one.trial)!.run_id}`
})
afterAll(() => browser.close())

const askStatistics = (kind: string) => ask<Statistics>(`${run}/statistics?kind=${kind}`)
const askRanking = (query: string) => ask<Ranked[]>(`${run}/ranking?limit=10000&${query}`)

describe('the statistics of a run', () => {
  it.each(['enterprise', 'parcel'] as const)('count the grades of every %s track', async (kind) => {
    const permu = await Permu.open(browser, `?page=evaluation&kind=${kind}`)
    await permu.page.locator('.distribution svg').first().waitFor()
    for (const { key, grades } of (await askStatistics(kind)).tracks!) {
      for (const [grade, n] of Object.entries(grades)) {
        expect(await permu.page.locator(`[data-track="${key}"] [data-count="${grade || 'not_graded'}"]`).innerText()).toBe(count(n))
      }
    }
    expect(permu.errors).toEqual([])
    await permu.close()
  })

  it('are those of the park that is chosen', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&park=WLY')
    await permu.page.getByText('只统计五里园').waitFor()
    const listed = await askRanking('kind=enterprise&park_code=WLY')
    const total = permu.page.locator('[data-track=total]')
    await expect.poll(() => total.locator('td').first().innerText()).toBe(count(listed.length))
    for (const grade of ['A', 'B', 'C', 'D']) expect(await total.locator(`[data-count=${grade}]`).innerText()).toBe(count(listed.filter((one) => one.grade === grade).length))
    await permu.pickPark('全部园区')
    await expect.poll(() => total.locator('td').first().innerText()).toBe(count((await askRanking('kind=enterprise')).length))
    await permu.close()
  })

  it('draw the cuts, and say the distribution as a table', async () => {
    const permu = await Permu.open(browser, '?page=evaluation')
    const chart = permu.page.locator('[data-chart="above"]')
    await chart.getByText(/A ≥ [\d.]+/).waitFor()
    await chart.getByText('以表格查看').click()
    const cells = await chart.locator('tbody td').allInnerTexts()
    const scored = (await askStatistics('enterprise')).scores!.filter((bin) => bin.track === 'above').reduce((sum, bin) => sum + bin.count, 0)
    expect(cells.reduce((sum, cell) => sum + Number(cell.replaceAll(',', '')), 0)).toBe(scored)
    await permu.close()
  })

  it('rank parks, industries and tracks by any figure', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&group=industry')
    const { industries } = await askStatistics('enterprise')
    const by = (figure: 'tax_per_mu' | 'output_per_mu') => [...industries!].sort((a, b) => (b[figure] ?? -1) - (a[figure] ?? -1)).map((one) => decimal(one[figure], 1))
    const shown = (figure: string) => permu.page.locator(`[data-group] [data-cell="${figure}"]`).allInnerTexts()
    await expect.poll(() => shown('tax_per_mu')).toEqual(by('tax_per_mu'))
    await permu.sortTable('output_per_mu')
    expect(await shown('output_per_mu')).toEqual(by('output_per_mu'))
    expect(permu.query().group_sort).toBe('-output_per_mu')
    await permu.close()
  })

  it('say run, facts and that nothing was lost', async () => {
    const permu = await Permu.open(browser)
    await permu.pickPage('评价')
    const head = await permu.page.locator('.evaluation header').innerText()
    expect(await permu.page.locator('.metrics').count()).toBe(0)
    for (const word of ['默认评价办法', '数据版本', '2020-12-31', '产值守恒', '税收守恒']) expect(head).toContain(word)
    expect(permu.query().page).toBe('evaluation')
    await permu.page.locator('.distribution svg').first().waitFor()
    await permu.screenshot('evaluation')
    expect(await permu.seriousFaults()).toEqual([])
    await permu.close()
  })
})

describe('the ranking of a run', () => {
  it('lists everybody in places, and a row opens the file', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=ranking&track=above')
    const lines = await askRanking('kind=enterprise&track=above')
    await permu.page.getByText(`${count(lines.length)} 个`).waitFor()
    const first = permu.page.locator('tr.row').first()
    expect(await first.getAttribute('data-subject')).toBe(lines[0]!.key)
    await first.focus()
    await permu.page.keyboard.press('End')
    await expect.poll(() => permu.page.locator(`[data-row="${lines.length - 1}"]`).count()).toBe(1)
    await permu.page.keyboard.press('Home')
    await permu.page.keyboard.press('Enter')
    await permu.page.getByRole('article', { name: `企业档案 ${lines[0]!.name}` }).waitFor()
    expect(permu.query()).toMatchObject({ page: 'evaluation', enterprise: lines[0]!.key })
    await permu.screenshot('ranking')
    await permu.close()
  })

  it('follows the park of the view, and parcels open theirs', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=ranking&kind=parcel&park=WLY&lang=en')
    const lines = await askRanking('kind=parcel&park_code=WLY')
    await permu.page.getByText(`${count(lines.length)} listed`).waitFor()
    await permu.page.locator('tr.row').first().click()
    await permu.file().waitFor()
    expect(permu.query().parcel).toBe(await permu.page.locator('tr.row').first().getAttribute('data-subject'))
    await permu.close()
  })
})

it('never scrolls sideways on a phone', async () => {
  for (const part of ['statistics', 'ranking']) {
    const permu = await Permu.open(browser, `?page=evaluation&part=${part}&lang=en`, { viewport: PHONE, hasTouch: true })
    await permu.page.locator('.evaluation table').first().waitFor()
    expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await permu.close()
  }
})
