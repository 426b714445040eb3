import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Run } from '../src/api/types'
import { ask, askZone, launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const POLICY = '?page=evaluation&part=policy'

/** Looks at the demonstration as another person from the first request on. */
async function openAs(role: string, search: string) {
  const permu = await Permu.open(browser, search)
  await permu.page.context().addCookies([{ name: 'permu_demonstration', value: `demo:${role}`, url: inject('base') }])
  await permu.goto(search)
  return permu
}

it('has forms rest, with the reason, for who has not the right', async () => {
  const permu = await openAs('approver', POLICY)
  const why = permu.page.getByRole('note').filter({ hasText: '您的角色没有“评价”的权限；规划人员可以。' })
  await why.waitFor()
  expect(await permu.page.locator('form:has([role=note]) button[type=submit]').first().isDisabled()).toBe(true)
  await permu.screenshot('may-not')
  expect(await permu.seriousFaults()).toEqual([])
  expect(permu.errors).toEqual([])
  await permu.close()
})

it('lets a planner choose the screening documents of a run, and says of one alone that it evaluates nobody', async () => {
  const permu = await Permu.open(browser, POLICY)
  await permu.page.locator('.documents').click()
  await permu.page.getByRole('option', { name: /land-signals/ }).click()
  await permu.page.keyboard.press('Escape')
  const runs = async () => ask<Run[]>(`/api/v1/runs?zone_code=${await askZone()}`)
  const before = new Set((await runs()).map((run) => run.run_id))
  await permu.page.locator('.choose form button[type=submit]').click()
  const made = async () => (await runs()).find((run) => run.trial && !before.has(run.run_id))
  await expect.poll(made, { timeout: 60_000 }).toBeTruthy()
  const run = (await made())!
  const found = await ask<{ features: { properties: { document: string } }[] }>(`/ogc/collections/findings/items?limit=10000&run_id=${run.run_id}`)
  expect([...new Set(found.features.map((feature) => feature.properties.document))]).toEqual(['land-signals'])
  await permu.goto('?page=evaluation&part=policy&policy=land-signals&run=1')
  await permu.page.getByText('本文件只有线索认定规则').waitFor()
  expect(await permu.page.locator('.choose form button[type=submit]').isDisabled()).toBe(true)
  await permu.page.locator('.choose .el-select').first().click()
  await permu.page.getByText('只有线索认定规则', { exact: true }).waitFor()
  await permu.screenshot('policies')
  expect(permu.errors).toEqual([])
  await permu.close()
})
