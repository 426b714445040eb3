import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Who } from '../src/api/accounts'
import { ask, launch, Permu, PHONE, seriousFaults } from './permu-driver'
import { start, type Served } from './server'

const PARKS = join(import.meta.dirname, '..', '..', 'geodata', 'demo', '园区.geojson')
const SECRET = '三山五岳望海听涛看云'
let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

describe('the demonstration', () => {
  it('is signed in as a planner, says what it is, and can be looked at as each role', async () => {
    const permu = await Permu.open(browser)
    const menu = permu.page.getByRole('button', { name: /^用户:/ })
    expect(await permu.page.locator('[data-person]').innerText()).toBe('演示 · 规划人员')
    await menu.click()
    await permu.page.getByText('这是演示，数据都是虚构的，不用登录').waitFor()
    expect(await permu.seriousFaults()).toEqual([])
    const { demonstration } = await ask<Who>('/api/v1/session')
    expect(await permu.page.locator('.person .as').count()).toBe(demonstration!.length)
    await permu.page.keyboard.press('Escape')
    for (const role of ['园区专员（五里园）', '系统管理员', '审批人']) {
      await menu.click()
      await permu.page.locator('.person').getByRole('button', { name: role, exact: true }).click()
      await expect.poll(() => permu.page.locator('[data-person]').innerText(), { timeout: 10_000 }).toBe(`演示 · ${role.replace(/（.*/, '')}`)
      await permu.page.locator('.person .as').first().waitFor({ state: 'detached' })
      expect(await permu.page.getByRole('navigation').getByRole('button', { name: '用户' }).count()).toBe(role === '系统管理员' ? 1 : 0)
    }
    expect(permu.errors).toEqual([])
    await permu.goto('')
    expect(await permu.page.locator('[data-person]').innerText()).toBe('演示 · 审批人')
    await permu.close()
  })

  it('refuses what a role may not, says who may, and keeps what was entered', async () => {
    const permu = await Permu.open(browser, '?page=evaluation&part=objections')
    const form = permu.page.getByRole('form', { name: '登记异议' })
    await form.getByLabel('信用代码或宗地代码').fill('XXX')
    await form.getByLabel('提出人').fill('某某示例企业')
    await form.getByLabel('异议内容').fill('用地面积有误')
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person .as', { hasText: /^审批人$/ }).click()
    await form.getByText('您的角色没有“登记异议”的权限；规划人员、园区专员可以。').waitFor()
    expect(await form.getByRole('button', { name: '登记' }).isDisabled()).toBe(true)
    expect(await form.getByLabel('异议内容').inputValue()).toBe('用地面积有误')
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person .as', { hasText: '规划人员' }).click()
    await form.getByRole('button', { name: '登记' }).click()
    await form.locator('label', { hasText: '信用代码或宗地代码' }).getByRole('alert').getByText(/^批次 \d+ 中没有$/).waitFor()
    await permu.close()
  })

  it('lets a park officer write in the own park alone', async () => {
    const park = async (code: string) => (await ask<{ features: { id: string }[] }>(`/ogc/collections/enterprises/items?limit=1&grade=A,B,C,D&park_code=${code}`)).features[0]!.id
    const permu = await Permu.open(browser, '?page=evaluation&part=objections')
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person .as', { hasText: '园区专员' }).click()
    const form = permu.page.getByRole('form', { name: '登记异议' })
    await form.getByLabel('信用代码或宗地代码').fill(await park('ADY'))
    await form.getByLabel('提出人').fill('某某示例企业')
    await form.getByLabel('异议内容').fill('园区专员登记')
    await form.getByRole('button', { name: '登记' }).click()
    await form.getByText('您的角色在这个园区没有“登记异议”的权限').waitFor()
    await form.getByLabel('信用代码或宗地代码').fill(await park('WLY'))
    await form.getByRole('button', { name: '登记' }).click()
    await permu.page.locator('[data-objection]', { hasText: '园区专员登记' }).getByText('登记：演示 · 园区专员').waitFor()
    await permu.close()
  })

  it('has no users', async () => {
    const permu = await Permu.open(browser)
    await permu.page.getByRole('button', { name: /^用户:/ }).click()
    await permu.page.locator('.person .as', { hasText: '系统管理员' }).click()
    await permu.pickPage('用户')
    await permu.page.getByText('这是演示：没有用户账号').waitFor()
    await permu.close()
  })
})

describe('a server with users', () => {
  let served: Served
  let context: BrowserContext
  let page: Page
  const fresh = async () => (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage()
  const linkIn = (text: string) => /http:\/\/\S+\/#link=\S+/.exec(text)![0]
  const who = () => page.locator('[data-person]').innerText()
  async function signIn(on: Page, name: string, password: string) {
    const form = on.getByRole('form', { name: '登录' })
    await form.getByLabel('姓名').fill(name)
    await form.getByLabel('密码').fill(password)
    await form.getByRole('button', { name: '登录' }).click()
  }

  beforeAll(async () => {
    served = await start('serve', [['import', 'parks', PARKS, '--zone', '350582401', '--zone-name', '示例开发区']])
    page = await fresh()
    context = page.context()
  })
  afterAll(async () => {
    await context.close()
    await served.stop()
  })

  it('says that there is no user yet', async () => {
    await page.goto(served.base)
    await page.getByText('还没有用户').waitFor()
    await page.getByText('一次性链接').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('lets the first administrator in by the link of the terminal, once', async () => {
    const link = linkIn(served.said())
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByLabel('姓名').fill('管理员')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel('密码', { exact: true }).fill('administrator')
    await page.getByLabel('再输一遍密码').fill('administrator')
    await page.getByRole('button', { name: '设置密码' }).click()
    await page.getByText('密码：是常见密码，请换一个').waitFor()
    await page.getByLabel('密码', { exact: true }).fill(SECRET)
    await page.getByLabel('再输一遍密码').fill(SECRET)
    await page.getByRole('button', { name: '设置密码' }).click()
    await expect.poll(who).toBe('管理员 · 系统管理员')
    expect(page.url()).not.toContain('link')
    expect(asked.filter((url) => new URL(url).search.includes('link') || url.split('#')[0]!.includes(link.split('=')[1]!))).toEqual([])
    const other = await fresh()
    await other.goto(link)
    await other.getByText('这个链接已经用过、过期或者无效').waitFor()
    await other.context().close()
  })

  it('lists and adds users, who set their own password', async () => {
    await page.getByRole('navigation').getByRole('button', { name: '用户' }).click()
    await page.locator('[data-user=管理员][data-state=active]').waitFor()
    const form = page.getByRole('form', { name: '添加用户' })
    await form.getByLabel('姓名').fill('王小明')
    await form.getByRole('button', { name: '添加用户' }).click()
    await page.locator('[data-user=王小明][data-state=invited]').waitFor()
    const link = await page.getByLabel('一次性链接').inputValue()
    await form.getByLabel('姓名').fill('王小明')
    await form.getByRole('button', { name: '添加用户' }).click()
    await form.getByText('“王小明”已经有人用过').waitFor()
    const other = await fresh()
    await other.goto(link)
    await other.getByText('王小明，请设置密码').waitFor()
    await other.getByLabel('密码', { exact: true }).fill(SECRET)
    await other.getByLabel('再输一遍密码').fill(SECRET)
    await other.getByRole('button', { name: '设置密码' }).click()
    await expect.poll(() => other.locator('[data-person]').innerText()).toBe('王小明 · 规划人员')
    await other.context().close()
  })

  it('gives a role in one park', async () => {
    const form = page.getByRole('form', { name: '添加用户' })
    await form.getByLabel('姓名').fill('李娜')
    await form.getByLabel('角色', { exact: true }).selectOption('park_officer')
    await form.getByRole('button', { name: '添加用户' }).click()
    await form.getByText('角色：园区专员要选定园区').waitFor()
    await form.getByLabel('园区').selectOption({ label: '五里园' })
    await form.getByRole('button', { name: '添加用户' }).click()
    await page.locator('[data-user=李娜]').getByText('园区专员（五里园）').waitFor()
  })

  it('gives other roles, and shuts users out', async () => {
    await page.reload()
    const wang = page.locator('[data-user=王小明]')
    await wang.getByRole('button', { name: '修改角色' }).click()
    await wang.getByLabel('角色', { exact: true }).selectOption('approver')
    await wang.getByRole('button', { name: '保存角色' }).click()
    await wang.getByText('审批人（示例开发区）').waitFor()
    await wang.getByRole('button', { name: '停用' }).click()
    await page.locator('[data-user=王小明][data-state=disabled]').waitFor()
    await page.locator('[data-user=管理员]').getByRole('button', { name: '停用' }).click()
    await page.locator('[data-user=管理员]').getByText('至少要留一位系统管理员').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.setViewportSize(PHONE)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.screenshot({ path: 'e2e/screenshots/users.png' })
  })

  it('asks to sign in over what stands when the session has ended, and loses nothing', async () => {
    const form = page.getByRole('form', { name: '添加用户' })
    await form.getByLabel('姓名').fill('李四')
    await context.clearCookies()
    await form.getByRole('button', { name: '添加用户' }).click()
    const over = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
    await over.waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await over.getByLabel('密码').fill('wrong')
    await over.getByRole('button', { name: '登录' }).click()
    await over.getByText('姓名或密码不对').waitFor()
    await over.getByLabel('密码').fill(SECRET)
    await over.getByRole('button', { name: '登录' }).click()
    await page.locator('[data-user=李四][data-state=invited]').waitFor()
    expect(await over.count()).toBe(0)
  })

  it('writes nothing for another who signs in over it', async () => {
    await page.locator('[data-user=王小明]').getByRole('button', { name: '恢复' }).click()
    await page.locator('[data-user=王小明][data-state=active]').waitFor()
    const form = page.getByRole('form', { name: '添加用户' })
    await form.getByLabel('姓名').fill('赵六')
    await context.clearCookies()
    await form.getByRole('button', { name: '添加用户' }).click()
    await signIn(page, '王小明', SECRET)
    await form.getByText('请先登录。').waitFor()
    expect(await form.getByLabel('姓名').inputValue()).toBe('赵六')
    await expect.poll(who).toBe('王小明 · 审批人')
  })

  it('signs out, and tells neither name nor password apart', async () => {
    await page.getByRole('button', { name: /^用户:/ }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('form', { name: '登录' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    for (const name of ['管理员', '无名氏']) {
      await signIn(page, name, 'wrong')
      await page.getByText('姓名或密码不对。').waitFor()
    }
    await signIn(page, '管理员', SECRET)
    await expect.poll(who).toBe('管理员 · 系统管理员')
  })
})
