import { expect, it } from 'vitest'
import { barOf } from './bars'

const parts = [{ weight: 50, points: 40 }, { weight: 25, points: 30 }, { weight: 25, points: -3 }, { weight: null, points: null }]

it.each([
  ['the heaviest, mostly won', 0, { weight: 1, won: 0.8 }],
  ['more points than its weight', 1, { weight: 0.5, won: 1 }],
  ['points taken away', 2, { weight: 0.5, won: 0 }],
  ['neither weight nor points', 3, { weight: 0, won: 0 }],
])('draws %s', (_, i, want) => expect(barOf(parts[i]!, parts)).toEqual(want))
