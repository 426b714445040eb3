import type { Page } from 'playwright-core'
import { inject } from 'vitest'

/** The day in China. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
/** Sends something as one of the persons of the demonstration. */
export async function send<T>(as: string, path: string, body: unknown, method = 'POST'): Promise<{ status: number; body: T }> {
  const response = await fetch(inject('base') + path, { method, headers: { 'Content-Type': 'application/json', Cookie: `permu_demonstration=demo:${as}` }, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as T }
}

export const state = (page: Page) => page.locator('[data-part=state]').innerText()
export const press = (page: Page, name: string) => page.locator(`[data-move=${name}]`).click()
/** Sends the form of the move that was chosen, with the checks that do not pass acknowledged. */
export async function sent(page: Page) {
  const form = page.getByRole('form', { name: '办理' })
  if (await form.locator('input[name=known]').count()) await form.locator('input[name=known]').check()
  if (await form.locator('textarea[name=reason]').count()) await form.locator('textarea[name=reason]').fill('已承诺开工前整改')
  await form.locator('button[type=submit]').click()
}
