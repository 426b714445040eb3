import { expect, it } from 'vitest'
import type { Problem } from '../api/types'
import { beside } from './beside'

const words = { say: (key: string, named: object = {}) => (key === 'text.comma' ? '; ' : [key, ...Object.values(named).filter(Boolean)].join(' ')), knows: () => false }
const problem = (...paths: string[]): Problem => ({ title: 't', status: 400, detail: 'd', errors: paths.map((path) => ({ path, rule: 'must be given' })) })

it('has each rule at its field, and the others in the form', () => {
  const { fields, rest } = beside(problem('signer', 'version', 'signer'), ['signer', 'note'], words)
  expect([...fields]).toEqual([['signer', 'mistake.given; mistake.given']])
  expect(rest?.errors?.map((one) => one.path)).toEqual(['version'])
})
it('knows a field of the body, as the schema names it', () => expect([...beside(problem('body.note'), ['note'], words).fields.keys()]).toEqual(['note']))
it('names what of a list is wrong, at the field of the list, unless each has its own', () => {
  const some = { title: 't', status: 400, errors: [{ path: 'codes[0]', rule: 'must be given', value: 'P1' }, { path: 'codes[2]', rule: 'must be given', value: 'P3' }] }
  expect([...beside(some, ['codes'], words).fields]).toEqual([['codes', 'mistake.line P1 mistake.given; mistake.line P3 mistake.given']])
  expect([...beside(some, ['codes[0]', 'codes[2]'], words).fields.values()]).toEqual(['mistake.given', 'mistake.given'])
})
it('leaves nothing where every rule has its field', () => expect(beside(problem('note'), ['note'], words).rest).toBeNull())
it('leaves a problem without rules whole', () => {
  const bare = { title: 't', status: 500, detail: 'd' }
  expect(beside(bare, ['note'], words)).toEqual({ fields: new Map(), rest: { ...bare, errors: [] } })
  expect(beside(null, ['note'], words).rest).toBeNull()
})
