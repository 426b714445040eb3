import { expect, it } from 'vitest'
import { revenueSaid } from './columns'

const revenue = { low: 15_000_000, mid: 20_000_000, high: 31_234_567 }

it.each([
  ['an estimate with its band', 'estimated', '2,000.0 [1,500.0–3,123.5]'],
  ['a reported revenue as it is', 'reported', '2,000.0'],
] as const)('says %s', (_, basis, want) => expect(revenueSaid({ basis, revenue })).toBe(want))
