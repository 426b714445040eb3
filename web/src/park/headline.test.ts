import { expect, it } from 'vitest'
import { shares } from './headline'

const bands = [{ key: 'built_used', color: 'a' }, { key: 'idle', color: 'b' }]

it('shares out a whole, without what is empty', () => {
  expect(shares({ built_used: 3, idle: 1 }, bands, (key) => key).map((part) => [part.key, part.share, part.text])).toEqual([
    ['built_used', 0.75, '75.0%'], ['idle', 0.25, '25.0%'],
  ])
  expect(shares({ built_used: 3, idle: 0 }, bands, (key) => key)).toHaveLength(1)
  expect(shares(null, bands, (key) => key)).toEqual([])
})
