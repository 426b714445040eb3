import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ParcelFile } from '../src/api/files'
import { askFile, askParcels, launch, Permu } from './permu-driver'

let browser: Browser
let file: ParcelFile
beforeAll(async () => {
  browser = await launch()
  file = await promised()
})
afterAll(() => browser.close())

/** A used parcel with commitments and a finding, so that its file has all kinds of codes. */
async function promised() {
  for (const { properties } of await askParcels()) {
    if (!properties.enterprise_count || !properties.findings?.length) continue
    const file = await askFile(properties.parcel_code)
    const promised = (indicator: string) => file.commitments?.some((one) => one.indicator === indicator)
    if (promised('start_on') && promised('completion_on') && String(file.parcel.planned_use_code).startsWith('M')) return file
  }
  throw new Error('no parcel has commitments')
}

describe('codes have names beside them', () => {
  it.each([
    ['zh-CN', [/工业用地 0601/, /类工业用地 M\d/, /业 \d{4}/, /开工/, /竣工/, /登记/]],
    ['en', [/Industry 0601/, /Industry class \d M\d/, /[a-z] \d{4}/, /Start of construction/, /Completion/, /on record/]],
  ] as const)('in %s', async (lang, words) => {
    const permu = await Permu.open(browser, `?parcel=${file.parcel.parcel_code}&lang=${lang}`)
    await permu.file().locator('.chart svg').waitFor()
    const text = await permu.file().innerText()
    for (const word of words) expect(text).toMatch(word)
    expect(text).not.toMatch(/\b(start_on|completion_on|declared|declared_land|investment_per_mu)\b/)
    await permu.file().locator('.name button').first().click()
    await permu.page.locator('article[aria-busy=false] dl').last().waitFor()
    expect(await permu.file().locator('dl').last().innerText()).toMatch(lang === 'en' ? /[a-z] \d{4}/ : /业 \d{4}/)
    await permu.close()
  })
})

/** Words of the data in any language but ours: names, clauses, documents; not what the server says in both languages, nor units. */
function namesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'zh' || key === 'unit' || !HAN.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, key))
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([name, one]) => namesIn(one, name)) : []
}
const HAN = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/

/** Every text and label that can be read, but the two that name the languages themselves. */
const readable = () => {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement!.closest('h1, .language, script, style')) texts.push(node.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [aria-valuetext]')) {
    if (!element.closest('.language')) texts.push(...['title', 'aria-label', 'placeholder', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''))
  }
  return texts
}

const PAGES = [
  'page=disposal', 'page=disposal&ledger_part=list', 'page=disposal&ledger_part=calendar', 'page=commitments', 'page=commitments&tab=pipeline', 'page=potential', 'page=spare', 'page=find&far_min=1',
  'page=survey', 'page=survey&tab=parks', 'page=evaluation', 'page=evaluation&part=policy', 'page=evaluation&part=ranking', 'page=renewal', 'paper=atlas&park=WLY',
]

/** A page in English, and how it is held to have no Chinese but names; answers may still be read when their words stand already. */
async function english() {
  const names = new Set<string>()
  const permu = await Permu.open(browser, '?lang=en')
  permu.page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('json')) void response.json().then((body: unknown) => namesIn(body).forEach((name) => names.add(name)), () => {})
  })
  const left = (where: string) => expect.poll(async () => {
    const longestFirst = [...names].sort((a, b) => b.length - a.length)
    const bare = (text: string) => longestFirst.reduce((rest, name) => rest.replaceAll(name, ''), text)
    const texts = (await permu.page.evaluate(readable)).filter((text) => HAN.test(text)).map(bare)
    return [where, texts.filter((text) => HAN.test(text))]
  }, { timeout: 10_000 }).toEqual([where, []])
  return { permu, left }
}

it('has no Chinese in an English page but names', async () => {
  const { permu, left } = await english()
  await permu.goto('?lang=en&park=NOWHERE')
  await left('a link to nowhere')
  await permu.page.getByRole('alert').getByRole('button').click()
  for (const name of [/^Choose a park/, /^Filter/]) {
    await permu.page.getByRole('button', { name }).click()
    await left(String(name))
    await permu.page.keyboard.press('Escape')
  }
  await permu.pickMetric('Grade')
  await permu.isolateBand('A')
  await left('an isolated grade')
  for (const page of ['Ledger', 'Parks', 'Findings', 'Map']) {
    await permu.pickPage(page)
    await left(page)
  }
  await permu.goto(`?lang=en&parcel=${file.parcel.parcel_code}`)
  await permu.file().locator('.chart svg').waitFor()
  await left('a parcel')
  await permu.file().locator('.name button').first().click()
  await permu.page.locator('article[aria-busy=false] .part-bar').first().waitFor()
  await left('an enterprise')
  await permu.close()
})

it('has none on the pages of lists either', { timeout: 300_000 }, async () => {
  const { permu, left } = await english()
  for (const page of PAGES) {
    await permu.page.goto(`${inject('base')}/?lang=en&${page}`)
    await permu.page.locator('[data-status=ready], [data-pages]').first().waitFor()
    await permu.page.waitForLoadState('networkidle')
    await left(page)
  }
  await permu.close()
})
