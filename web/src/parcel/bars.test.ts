import { describe, expect, it } from 'vitest'
import { barOf } from './bars'

const part = (indicator: string, weight: number | null, points: number | null) => ({ indicator, weight, points })
const none = () => null

describe('a part as a bar', () => {
  const parts = [part('tax', 40, 20), part('output', 20, 20), part('rd', 10, null)]
  it.each([
    ['half of the heaviest', parts[0]!, { weight: 1, won: 0.5, cap: null }],
    ['all of a lighter', parts[1]!, { weight: 0.5, won: 0.5, cap: null }],
    ['no points', parts[2]!, { weight: 0.25, won: 0, cap: null }],
    ['points below zero', part('tax', 40, -5), { weight: 1, won: 0, cap: null }],
  ])('%s', (_, one, bar) => expect(barOf(one, parts, none)).toEqual(bar))
  it('is measured against the longest cap, which it marks', () => {
    const capOf = (indicator: string) => (indicator === 'tax' ? 2 : null)
    expect(barOf(part('tax', 40, 60), parts, capOf)).toEqual({ weight: 0.5, won: 0.75, cap: 1 })
  })
  it('of parts without weights has no length', () => expect(barOf(part('x', null, null), [part('x', null, null)], none)).toEqual({ weight: 0, won: 0, cap: null }))
})
