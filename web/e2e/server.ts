/** Where the page is: PERMU_E2E_URL, or the real binary (PERMU_BINARY, else bin/permu) started on a fresh data folder with the demonstration zone. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    base: string
  }
}

const WAIT_MS = 240_000

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const answers = async (url: string) => (await fetch(url).catch(() => null))?.ok ?? false

/** A permu that serves, what it has said until now, and how it ends. */
export interface Served {
  base: string
  said: () => string
  stop: () => Promise<void>
}

async function waitUntilReady(base: string, permu: ChildProcess, said: () => string) {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; ) {
    if (permu.exitCode !== null) throw new Error(`permu ended with ${permu.exitCode}: ${said()}`)
    if (await answers(`${base}/readyz`)) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`permu was not ready in time: ${said()}`)
}

function stop(permu: ChildProcess, folder: string) {
  return new Promise<void>((resolve) => {
    permu.once('exit', () => {
      rmSync(folder, { recursive: true, force: true })
      resolve()
    })
    permu.kill('SIGINT')
  })
}

/** Starts a verb that serves on a data folder of its own, after others have prepared it, and waits until it answers. */
export async function start(verb: 'demo' | 'serve', before: string[][] = []): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'permu-e2e-'))
  chmodSync(folder, 0o755) // the database of root runs as another user
  const address = `127.0.0.1:${await freePort()}`
  const binary = process.env.PERMU_BINARY ?? join(import.meta.dirname, '..', '..', 'bin', 'permu')
  for (const call of before) execFileSync(binary, [...call, '--data-dir', join(folder, 'data')], { stdio: 'pipe' })
  const permu = spawn(binary, [verb, '--data-dir', join(folder, 'data')], { env: { ...process.env, PERMU_ADDR: address } })
  let said = ''
  for (const stream of [permu.stdout, permu.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)))
  await waitUntilReady(`http://${address}`, permu, () => said)
  return { base: `http://${address}`, said: () => said, stop: () => stop(permu, folder) }
}

export default async function setup(project: TestProject) {
  const given = process.env.PERMU_E2E_URL
  if (given) return project.provide('base', given.replace(/\/$/, ''))

  const demo = await start('demo')
  project.provide('base', demo.base)
  return demo.stop
}
