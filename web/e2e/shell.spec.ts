import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, Permu } from './permu-driver'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const WINDOWS = [[1366, 768], [1280, 720], [1920, 1080], [390, 844], [360, 640]] as const

/** What of some elements lies outside of a window, or says more than it has room for. */
const fallen = (elements: Locator, [width, height]: readonly [number, number]) =>
  elements.evaluateAll((all, [w, h]) => all.filter((one) => one.checkVisibility()).flatMap((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    return left < 0 || top < 0 || right > w || bottom > h || one.scrollWidth > one.clientWidth + 1 ? [(one as HTMLElement).innerText || one.outerHTML.slice(0, 80)] : []
  }), [width, height] as const)
/** How far the document scrolls. */
const scrolls = (permu: Permu) => permu.page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight])

it.each(['zh-CN', 'en'])('nothing of the shell falls off, in %s', async (lang) => {
  const permu = await Permu.open(browser, `?lang=${lang}&page=renewal`)
  const rail = permu.page.locator('nav.rail')
  for (const [width, height] of WINDOWS) {
    const sound = (elements: Locator) => expect.poll(async () => [width, height, await fallen(elements, [width, height]), await scrolls(permu)]).toEqual([width, height, [], [0, 0]])
    await permu.page.setViewportSize({ width, height })
    await sound(permu.page.locator('.top > *, nav.rail > button, .bar > .pop'))
    expect(await rail.locator('[aria-current]').isVisible()).toBe(true)
    if (await rail.locator('.more').isVisible()) await rail.locator('.more').click()
    expect(await rail.locator('button:not(.more)').evaluateAll((all) => all.filter((one) => !one.checkVisibility()).length)).toBe(0)
    await sound(rail.locator('button'))
    await permu.page.keyboard.press('Escape')
  }
  await permu.close()
})

it('goes to any page on a phone, and closes what it opened for it', async () => {
  const permu = await Permu.open(browser, '', { viewport: { width: 390, height: 844 }, hasTouch: true })
  const more = permu.page.getByRole('button', { name: '更多' })
  await more.click()
  await permu.page.keyboard.press('Escape')
  expect(await more.getAttribute('aria-expanded')).toBe('false')
  await more.click()
  await permu.pickPage('工改工')
  expect(permu.query().page).toBe('renewal')
  expect(await more.getAttribute('aria-expanded')).toBe('false')
  expect(await permu.page.locator('nav.rail [aria-current]').isVisible()).toBe(true)
  expect(await permu.seriousFaults()).toEqual([])
  await permu.close()
})
