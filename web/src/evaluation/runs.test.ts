import { describe, expect, it } from 'vitest'
import type { Run } from '../api/types'
import { madeBy, runName } from './runs'

const run = { run_id: 7, policy_id: 'default', policy_title: '默认办法', created_at: '2026-11-22T20:56:18Z', created_by: 'local', trial: false } as Run
const say = (key: string) => key

describe('a run', () => {
  it('is told by its number', () => expect(runName(run, say)).toMatch(/^#7 · 默认办法 · 2026-11-2\d$/))
  it('takes a title in the language of the reader', () => expect(runName(run, say, 'Default')).toMatch(/^#7 · Default · 2026/))
  it('that is a trial says so first', () => expect(runName({ ...run, trial: true, policy_title: '' }, say)).toMatch(/^#7 · top.trial · default/))
  it.each([['local', 'evaluation.by_local'], ['王', '王'], [undefined, '']])('by %s', (created_by, said) => expect(madeBy({ ...run, created_by } as Run, say)).toBe(said))
})
