import type { Page, Problem } from './types'

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** The status of a problem that no server sent: the network is gone. */
export const OFFLINE = 0

/** What the server says where somebody must sign in first. */
const SIGN_IN = '/problems/sign-in'

/** Waits until somebody has signed in, and tells whether it is who was signed in before. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain | null = null

/** Says who is asked when a session has ended in the middle of work. */
export const whenSignedOut = (ask: SignInAgain) => (signInAgain = ask)

/** Asks the server that the page came from for JSON. Never throws, except that an aborted request stays aborted. */
export const get = <T>(path: string, signal?: AbortSignal) => ask<T>(path, { signal })

/** Sends JSON and reads the answer, as get does. */
export const post = <T>(path: string, body: unknown, signal?: AbortSignal) => send<T>('POST', path, body, signal)

/** Sends a change by another method, as post does. */
export const send = <T>(method: string, path: string, body?: unknown, signal?: AbortSignal) =>
  ask<T>(path, { method, signal, ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })

/** A file of an entry or a case has 20 MB at most, as the server has it. */
const MOST_FILE_MB = 20

/** Sends a file as it is. One that is too large is refused here: of a server that stops reading a browser only knows that it is gone. */
export async function upload<T>(path: string, file: File): Promise<Answer<T>> {
  if (file.size > MOST_FILE_MB * 2 ** 20)
    return { ok: false, problem: { title: 'too large', status: 413, errors: [{ path: 'body', rule: `from 1 byte to ${MOST_FILE_MB} MB`, value: `${(file.size / 2 ** 20).toFixed(1)} MB` }] } }
  return ask<T>(url(path, { name: file.name }), { method: 'POST', headers: { 'Content-Type': file.type || 'application/octet-stream' }, body: file })
}

/** Asks; where the session has ended, once more after the same person has signed in again. */
export async function ask<T>(path: string, request: RequestInit): Promise<Answer<T>> {
  const answer = await once<T>(path, request)
  if (answer.ok || answer.problem.type !== SIGN_IN || !signInAgain) return answer
  return (await signInAgain()) ? once<T>(path, request) : answer
}

async function once<T>(path: string, request: RequestInit): Promise<Answer<T>> {
  const { signal } = request
  try {
    const response = await fetch(path, { ...request, headers: { Accept: 'application/geo+json, application/json', ...request.headers } })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    return { ok: false, problem: await readProblem(response) }
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, problem: { title: 'offline', status: OFFLINE, detail: String(error) } }
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback = { title: response.statusText || 'error', status: response.status }
  if (!response.headers.get('Content-Type')?.includes('json')) return fallback
  return { ...fallback, ...((await response.json().catch(() => ({}))) as Partial<Problem>) }
}

/** Writes a path with its query; empty and missing values are left out, lists are joined by commas. */
export function url(path: string, query: Record<string, string | number | string[] | null | undefined> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '') search.set(name, text)
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The path of the next page of features, on our own origin whatever host the server believes it has. */
export function nextPath(page: Pick<Page<unknown>, 'links'>): string | null {
  const href = page.links?.find((link) => link.rel === 'next')?.href
  if (!href) return null
  const next = new URL(href, 'http://page')
  return next.pathname + next.search
}

/** Reads every page of a collection, following `next`; the first problem ends it. */
export async function getAll<P>(first: string, signal?: AbortSignal): Promise<Answer<Page<P>['features']>> {
  const features: Page<P>['features'] = []
  for (let path: string | null = first; path; ) {
    const answer: Answer<Page<P>> = await get<Page<P>>(path, signal)
    if (!answer.ok) return answer
    features.push(...answer.value.features)
    path = answer.value.features.length > 0 ? nextPath(answer.value) : null
  }
  return { ok: true, value: features }
}
