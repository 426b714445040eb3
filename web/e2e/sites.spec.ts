import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { PolicyDocument, PolicySummary } from '../src/api/evaluations'
import type { SchemeForm } from '../src/api/scheme-form'
import type { Programme, Scenarios, Site, SiteFile } from '../src/api/sites'
import { count } from '../src/format/format'
import { figured } from '../src/site/scheme'
import { ask, askParcels, askZone, DESK, launch, Permu, PHONE } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const WIDE = { width: 1920, height: 1080 }
const SLOW = { timeout: 30_000 }
const path = async (rest: string) => `/api/v1/zones/${await askZone()}/${rest}`
const openAll = (permu: Permu) => permu.page.locator('.plan details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
async function set(permu: Permu, numbers: Record<string, number>) {
  await openAll(permu)
  for (const [name, value] of Object.entries(numbers)) await permu.page.locator(`[data-assumption="${name}"]`).first().fill(String(value))
}

const NUMBERS = {
  floor_area_ratio: 2, building_coefficient: 0.4, storeys: 5, storey_height_m: 5, column_grid_m: 9, investment_per_mu: 500, tax_per_mu: 30, output_per_mu: 600,
  acquisition_per_mu: 30, compensation_cny_per_m2: 600, demolition_cny_per_m2: 100, relocation_cny: 1_000_000, build_cny_per_m2: 2000, profit_pct: 8,
  discount_rate_pct: 5, horizon_years: 20, ramp_up_years: 2, zone_tax_share_pct: 40,
}

it('puts parcels together, plans them, and sees the block and the programme', async () => {
  const parcels = (await askParcels()).filter(({ properties }) => properties.park_code === 'WLY').map(({ properties }) => properties.parcel_code)
  const codes = [parcels[0]!, parcels[1]!, parcels[2]!]
  const permu = await Permu.open(browser, '?page=renewal&tab=sites')
  await permu.page.getByText('新建地块').click()
  const form = permu.page.getByRole('form', { name: '新建地块' })
  await form.getByLabel('名称').fill('五里园一期')
  await form.getByLabel('宗地代码').fill(`${codes.join('\n')}\nnowhere`)
  await form.getByRole('button', { name: '组成地块' }).click()
  await form.getByRole('alert').waitFor()
  expect(await form.locator('label:has([aria-invalid=true])').innerText()).toContain('nowhere：没有这个代码的现行宗地')
  await form.getByLabel('宗地代码').fill(codes.join('\n'))
  await form.getByLabel('改造模式').selectOption('rebuild')
  await form.getByRole('button', { name: '组成地块' }).click()
  await permu.page.getByRole('table', { name: '宗地', exact: true }).waitFor()
  const [site] = await ask<Site[]>(await path('sites'))
  expect(permu.query().site).toBe(String(site!.site_id))
  expect(await permu.page.getByRole('table', { name: '宗地', exact: true }).locator('tr[data-row]').count()).toBe(3)
  const response = await fetch(`${inject('base')}${await path('sites/figures')}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ parcel_codes: codes }) })
  const { pieces } = (await response.json()) as { pieces: string[][] }
  if (pieces.length > 1) expect(await permu.page.locator('[data-pieces]').innerText()).toContain(`${pieces.length} 片（有共同边界才算相连）`)
  else expect(await permu.page.locator('[data-pieces]').count()).toBe(0)
  await permu.screenshot('site-land')

  await permu.page.getByRole('button', { name: '方案', exact: true }).click()
  await permu.page.getByRole('button', { name: '新建方案' }).click()
  await permu.page.locator('.plan').waitFor()
  await permu.page.locator('tr[data-row=floor_area_ratio]').waitFor(SLOW)
  await set(permu, { floor_area_ratio: 30 })
  await permu.page.locator('.plan').getByRole('alert').waitFor()
  expect(await permu.page.locator('.plan').getByRole('alert').innerText()).toBe('容积率：须在 0 到 20 之间（现为 30）')
  expect(await permu.page.locator('[data-assumption=floor_area_ratio]').getAttribute('aria-invalid')).toBe('true')
  expect(await permu.page.locator('.band').innerText()).toContain('未更新')
  await permu.page.getByLabel('拟引进行业').fill('C19')
  await permu.page.getByLabel('拟引进行业').press('Tab')
  await set(permu, NUMBERS)
  await permu.page.getByRole('button', { name: '加一期' }).click()
  const far = permu.page.locator('tr[data-row=floor_area_ratio] td').last()
  await expect.poll(() => far.innerText(), SLOW).toContain('2.000')
  await permu.page.getByRole('button', { name: '保存', exact: true }).click()
  await permu.page.locator('.plan').getByText('第 1 版').waitFor()
  const kept = (await ask<Scenarios>(await path(`sites/${site!.site_id}/scenarios`))).scenarios[0]!
  const developer = kept.scheme.sides.find(({ side }) => side === 'developer')!
  const npv = permu.page.locator('tr[data-row=developer-npv] td').first()
  await expect.poll(() => npv.innerText(), SLOW).toContain(figured(developer.npv_cny, 'yuan'))
  expect(await permu.page.locator('[role=img]').count()).toBe(kept.scheme.sides.filter(({ swings }) => swings.length > 0).length)
  const check = permu.page.locator('tr[data-check=column_grid] td')
  expect(await check.getAttribute('data-outcome')).toBe('pass')
  await permu.page.locator('.plan details').evaluateAll((all) => all.forEach((one, i) => i > 1 && one.removeAttribute('open')))
  await permu.screenshot('site-scenarios')
  for (const [name, size] of [['wide', WIDE], ['phone', PHONE]] as const) {
    await permu.page.setViewportSize(size)
    await permu.screenshot(`site-scenarios-${name}`)
  }
  await permu.page.setViewportSize(DESK)
  await permu.page.getByRole('region', { name: '成本与收益' }).scrollIntoViewIfNeeded()
  await permu.screenshot('site-finance')
  await permu.page.getByRole('region', { name: '审查要点' }).scrollIntoViewIfNeeded()
  await permu.screenshot('site-checks')
  expect(await permu.seriousFaults()).toEqual([])

  await permu.page.getByRole('button', { name: '三维体量' }).click()
  await permu.page.getByText('建筑占地').waitFor()
  expect(permu.query().pick).toBe('mass')
  await expect.poll(() => permu.query().at, SLOW).toBeTruthy()
  await permu.page.waitForTimeout(4000)
  await permu.screenshot('site-mass')
  await permu.page.setViewportSize(WIDE)
  await permu.page.waitForTimeout(500)
  await permu.screenshot('site-mass-wide')
  await permu.page.setViewportSize(DESK)

  await permu.page.getByRole('button', { name: '项目总览' }).click()
  await permu.page.getByText('设定年度目标').click()
  const target = permu.page.getByRole('form', { name: '设定年度目标' })
  await target.getByLabel('面积').fill('100')
  await target.getByRole('button', { name: '保存' }).click()
  await permu.page.locator('tbody[data-achieved$=-zone]').first().waitFor()
  const programme = await ask<Programme>(await path('programme'))
  expect(programme.targets[0]!.area_mu).toBe(100)
  expect(await permu.page.locator('tr[data-row$=-planned]').innerText()).toContain(count(programme.years[0]!.planned.investment_cny! / 1e4))
  await permu.screenshot('programme')
  for (const [name, size] of [['wide', WIDE], ['phone', PHONE]] as const) {
    await permu.page.setViewportSize(size)
    await permu.screenshot(`programme-${name}`)
  }
  expect(await permu.seriousFaults()).toEqual([])
  expect(permu.errors.filter((error) => !error.includes('400'))).toEqual([])
  await permu.close()
}, 300_000)

it('says which parcel of a site has other land than when it was drawn', async () => {
  const [parcel] = (await askParcels()).filter(({ properties }) => properties.park_code === 'WLY')
  const response = await fetch(inject('base') + (await path('sites')), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: '变更地块', parcel_codes: [parcel!.properties.parcel_code] }) })
  const { site_id } = (await response.json()) as Site
  const permu = await Permu.open(browser)
  await permu.page.route(`**/sites/${site_id}`, async (route) => {
    const answer = await route.fetch()
    const file = (await answer.json()) as SiteFile
    const land_change = { from_m2: 2000, to_m2: 3500.5, changed_on: '2026-05-06', took_in: ['P-9'] }
    await route.fulfill({ response: answer, json: { ...file, parcels: file.parcels.map((one) => ({ ...one, land_change })) } })
  })
  await permu.goto(`?page=renewal&tab=sites&site=${site_id}`)
  const told = permu.page.locator('[data-part=land-change]')
  await told.waitFor()
  expect(await told.innerText()).toMatch(/的用地已于 2026-05-06 由 2,000\.00 m² 变为 3,500\.50 m²。\s*并入：P-9。/)
  await permu.close()
})
it('has a check written, tried on the site and saved, and a new site checked by it', async () => {
  const permu = await Permu.open(browser, '?page=evaluation&part=policy&policy=jinjiang-2023')
  const card = permu.page.getByRole('region', { name: '审查要点' }).first()
  await card.getByText('添加审查要点').click()
  const form = card.getByRole('form', { name: '添加审查要点' })
  const field = (name: string) => form.locator(`[name=${name}]`)
  await field('zh').fill('层数不少于 30 层')
  await field('kind').selectOption('condition')
  await field('when').fill('nothing > 1')
  await form.getByRole('button', { name: '加入' }).click()
  await form.locator('label:has([name=when][aria-invalid=true]) [role=alert]').waitFor()
  expect(await form.locator('label:has([name=when]) [role=alert]').innerText()).toBe('没有“nothing”这个数据项')
  await permu.screenshot('policy-check-refused')
  await field('kind').selectOption('number')
  await field('value').selectOption('storeys')
  await field('limit').fill('30')
  await field('article').fill('第 9 条')
  await form.getByRole('button', { name: '加入' }).click()
  expect(await card.locator('[data-check=own-1]').innerText()).toContain('新增，未保存')
  await card.getByRole('button', { name: /^去掉 标准化项目达产后/ }).click()
  await card.getByLabel('先在此地块上试查').selectOption({ label: '五里园一期' })
  await card.getByRole('button', { name: '试查' }).click()
  await card.locator('tr[data-check=own-1]').waitFor()
  expect(await card.locator('tr[data-check=own-1] td').getAttribute('data-outcome')).toBe('fail')
  expect(await card.locator('tr[data-check=standard_tax]').count()).toBe(0)
  expect((await ask<PolicySummary[]>(await path('policies'))).filter(({ policy_id }) => policy_id === 'jinjiang-2023-own')).toEqual([])
  await permu.screenshot('policy-checks')
  await permu.page.setViewportSize(PHONE)
  expect(await permu.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await permu.screenshot('policy-checks-phone')
  await permu.page.setViewportSize(DESK)
  expect(await permu.seriousFaults()).toEqual([])
  await card.getByRole('button', { name: '另存为本区的审查文件' }).click()
  await expect.poll(() => permu.query().policy).toBe('jinjiang-2023-own@1')
  const saved = await ask<PolicyDocument>(await path('policies/jinjiang-2023-own'))
  expect(saved.document.checks?.map(({ id, basis }) => [id, basis?.article])).toEqual([['standard_investment', undefined], ['own-1', '第 9 条']])

  await permu.goto('?page=renewal&tab=sites')
  await permu.page.getByText('新建地块').click()
  const site = permu.page.getByRole('form', { name: '新建地块' })
  const asked = (await ask<SchemeForm>('/api/v1/schemes/form')).documents.filter((one) => one.asked)
  await expect.poll(() => site.locator('.el-tag').count()).toBe(asked.length)
  await permu.screenshot('site-new')
  await site.locator('.el-select__suffix').click()
  await permu.page.getByRole('option', { name: /jinjiang-2023-own@1/ }).click()
  await site.getByLabel('名称').fill('五里园二期')
  await site.getByLabel('宗地代码').fill((await askParcels()).find(({ properties }) => properties.park_code === 'WLY')!.properties.parcel_code)
  await site.getByRole('button', { name: '组成地块' }).click()
  await permu.page.getByRole('table', { name: '宗地', exact: true }).waitFor()
  const made = (await ask<Site[]>(await path('sites'))).find(({ name }) => name === '五里园二期')!
  expect(made.documents).toEqual([...asked.map(({ id }) => id), 'jinjiang-2023-own@1'])
  expect(permu.errors.filter((error) => !error.includes('400'))).toEqual([])
  await permu.close()
}, 300_000)
