/** The page in the words of the people who use it; specs say what they do, this says how. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { nextPath } from '../src/api/client'
import type { EnterpriseFile, Finding, ParcelFile } from '../src/api/files'
import type { PolicyDocument } from '../src/api/evaluations'
import type { Page as FeaturePage, Parcel, Park, Run, Subarea } from '../src/api/types'
import { middle, type Bounds } from '../src/map/features'

const FLAGS = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
]
const SCREENSHOTS = join(import.meta.dirname, 'screenshots')

export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** A browser for one file of specs. */
export const launch = () => chromium.launch({ executablePath: process.env.PERMU_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })

/** Asks the server directly: the second opinion on what the page shows. */
export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(inject('base') + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (await response.json()) as T
}
async function tell<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(inject('base') + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
/** A trial by the policy of the demonstration, saved under another name, which evaluates these kinds beside enterprises. */
export async function evaluatedWith(policy_id: string, also: string[]) {
  const zone = `/api/v1/zones/${await askZone()}`
  const first = (await ask<Run[]>(`/api/v1/runs?zone_code=${await askZone()}`)).find((run) => !run.trial)!
  const { document } = await ask<PolicyDocument>(`${zone}/runs/${first.run_id}/policy`)
  await tell(`${zone}/policies`, { policy_id, document: { ...document, id: policy_id, population: { ...document.population, also } }, note: '' })
  return tell<Run>(`${zone}/runs`, { year: first.year, policy: policy_id, trial: true })
}
async function askAll<P>(collection: string) {
  const features: FeaturePage<P>['features'] = []
  for (let path: string | null = `/ogc/collections/${collection}/items?limit=10000`; path; ) {
    const page: FeaturePage<P> = await ask<FeaturePage<P>>(path)
    features.push(...page.features)
    path = nextPath(page)
  }
  return features
}
export const askParcels = () => askAll<Parcel>('parcels')
export const askParks = () => askAll<Park>('parks')
export const askSubareas = () => askAll<Subarea>('subareas')
export const askFindings = () => askAll<Finding>('findings')
export async function askZone() {
  const [zone] = await ask<{ zone_code: string }[]>('/api/v1/zones')
  return zone!.zone_code
}
export const askFile = async (code: string) => ask<ParcelFile>(`/api/v1/zones/${await askZone()}/parcels/${code}`)
export const askEnterprise = async (uscc: string) => ask<EnterpriseFile>(`/api/v1/zones/${await askZone()}/enterprises/${uscc}`)

/** What axe finds on a page that is serious or critical, as one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const run = async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }
    return (await axe.run()).violations
  }
  const violations = await page.evaluate(run)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

export class Permu {
  readonly foreign: string[] = []
  readonly errors: string[] = []
  private constructor(readonly page: Page) {
    const origin = new URL(inject('base')).origin
    page.on('request', (request) => {
      const asked = request.url()
      if (!asked.startsWith(origin) && !/^(data|blob):/.test(asked)) this.foreign.push(asked)
    })
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()))
  }

  static async open(browser: Browser, search = '', options: BrowserContextOptions = {}): Promise<Permu> {
    const context = await browser.newContext({ viewport: DESK, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', colorScheme: 'light', acceptDownloads: true, ...options })
    const permu = new Permu(await context.newPage())
    await permu.goto(search)
    return permu
  }
  close = () => this.page.context().close()

  async goto(search: string) {
    await this.page.goto(`${inject('base')}/${search}`)
    await this.ready()
  }
  /** Waits until the zone is read and everything asked for is drawn. */
  async ready() {
    await this.page.locator('[data-status=ready]').waitFor({ timeout: 60_000 })
    await this.page.locator('[data-map-ready=true]').waitFor({ state: 'attached', timeout: 60_000 })
  }
  query = () => Object.fromEntries(new URL(this.page.url()).searchParams)
  async screenshot(name: string) {
    mkdirSync(SCREENSHOTS, { recursive: true })
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
  }

  async pickPark(name: string) {
    await this.page.getByRole('button', { name: /选择园区|Choose a park/ }).click()
    await this.page.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) }).click()
    await this.ready()
  }
  async pickMetric(label: string) {
    await this.page.locator('.metrics').getByText(label, { exact: true }).click()
    await this.ready()
  }
  pickPage = (label: string) => this.page.getByRole('navigation').getByRole('button', { name: label, exact: true }).click()
  switchLanguage = () => this.page.locator('.language').click()

  /** Rows of the legend: band → parcels, mu, share. */
  async legend(): Promise<Record<string, { count: number; mu: number; share: string }>> {
    const rows = await this.page.locator('.legend tbody tr').all()
    const read = rows.map(async (row) => {
      const [count, mu, share] = await row.locator('td').allTextContents()
      const number = (text = '') => Number(text.replaceAll(',', ''))
      return [await row.getAttribute('data-band'), { count: number(count), mu: number(mu), share: share ?? '' }] as const
    })
    return Object.fromEntries(await Promise.all(read))
  }
  async isolateBand(key: string) {
    await this.page.locator(`.legend [data-band="${key}"] button`).click()
  }

  /** Brings the map over a parcel and presses the pixel that lies on it. */
  async clickParcel(code: string) {
    const { x, y } = await this.overParcel(code)
    await this.page.mouse.click(x, y)
    await this.file().waitFor()
  }
  async hoverParcel(code: string) {
    const { x, y } = await this.overParcel(code)
    await this.page.mouse.move(x - 2, y)
    await this.page.mouse.move(x, y)
    await this.page.locator('.tip').waitFor()
    return this.page.locator('.tip').innerText()
  }
  private async overParcel(code: string) {
    const parcel = (await askParcels()).find((feature) => feature.properties.parcel_code === code)!
    const [lon, lat] = middle(parcel.geometry)
    const query = new URLSearchParams({ ...this.query(), at: `${lon},${lat},16.5`, parcel: '' })
    await this.goto(`?${query}`)
    const box = (await this.page.locator('.map').boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  /** Where an area lies on the page, by the camera that the link keeps; the map has no padding on a desk. */
  async rectOf([west, south, east, north]: Bounds) {
    const [lon, lat, zoom] = this.query().at!.split(',').map(Number) as [number, number, number]
    const map = (await this.page.locator('.map').boundingBox())!
    const world = 512 * 2 ** zoom
    const down = (degrees: number) => (-Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * world
    const right = (degrees: number) => (degrees / 360) * world
    const [x, y] = [map.x + map.width / 2 - right(lon), map.y + map.height / 2 - down(lat)]
    return { left: x + right(west), right: x + right(east), top: y + down(north), bottom: y + down(south) }
  }
  /** What of an area the legend or the edge of the map hides, in words; nothing when all of it is seen. */
  async hidden(bounds: Bounds): Promise<string> {
    const [at, map, legend] = await Promise.all([this.rectOf(bounds), this.page.locator('.map').boundingBox(), this.page.locator('.legend').boundingBox()])
    const isIn = at.left >= map!.x && at.right <= map!.x + map!.width && at.top >= map!.y && at.bottom <= map!.y + map!.height
    const isUnder = at.left < legend!.x + legend!.width && at.bottom > legend!.y
    return [isIn ? '' : `outside of the map: ${JSON.stringify([at, map])}`, isUnder ? `under the legend: ${JSON.stringify([at, legend])}` : ''].join('')
  }
  file = () => this.page.getByRole('article')
  closeFile = () => this.file().getByRole('button', { name: /关闭档案|Close the file/ }).click()

  async search(words: string) {
    await this.page.getByRole('combobox', { name: /搜索|Search/ }).fill(words)
    await this.page.locator('#search-hits [role=option]').first().waitFor()
    return this.page.locator('#search-hits [role=option]').allInnerTexts()
  }
  async takeFirstHit() {
    await this.page.getByRole('combobox', { name: /搜索|Search/ }).press('Enter')
  }

  /** How many parcels the ledger says that it shows. */
  async ledgerCount() {
    const caption = await this.page.locator('.drawer .caption').innerText()
    return Number(/[\d,]+/.exec(caption)![0].replaceAll(',', ''))
  }
  async sortTable(column: string) {
    await this.page.locator(`th[data-column="${column}"] button`).click()
  }
  /** The visible cells of a column, from the top. */
  async column(name: string) {
    const heads = await this.page.locator('th[data-column]').evaluateAll((ths) => ths.map((th) => th.getAttribute('data-column')))
    return this.page.locator(`tr.row td:nth-child(${heads.indexOf(name) + 1})`).allInnerTexts()
  }
  async downloadLedger(): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: /Excel/ }).click()])
    return readFileSync((await download.path())!)
  }

  seriousFaults = () => seriousFaults(this.page)
}
