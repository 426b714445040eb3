import { expect, it } from 'vitest'
import type { Problem } from '../api/types'
import { beside } from './beside'

const words = { say: (key: string) => (key === 'text.comma' ? '; ' : key), knows: () => false }
const problem = (...paths: string[]): Problem => ({ title: 't', status: 400, detail: 'd', errors: paths.map((path) => ({ path, rule: 'must be given' })) })

it('has each rule at its field, and the others in the form', () => {
  const { fields, rest } = beside(problem('signer', 'version', 'signer'), ['signer', 'note'], words)
  expect([...fields]).toEqual([['signer', 'mistake.given; mistake.given']])
  expect(rest?.errors?.map((one) => one.path)).toEqual(['version'])
})
it('leaves nothing where every rule has its field', () => expect(beside(problem('note'), ['note'], words).rest).toBeNull())
it('leaves a problem without rules whole', () => {
  const bare = { title: 't', status: 500, detail: 'd' }
  expect(beside(bare, ['note'], words)).toEqual({ fields: new Map(), rest: { ...bare, errors: [] } })
  expect(beside(null, ['note'], words).rest).toBeNull()
})
