import { expect, it } from 'vitest'
import { range, ROW_HEIGHT } from './window'

it.each([
  ['nothing', 0, 0, 300, { from: 0, to: 0, before: 0, after: 0 }],
  ['a short table whole', 5, 0, 300, { from: 0, to: 5, before: 0, after: 0 }],
  ['the middle of a long one', 4000, 3000, 300, { from: 92, to: 118, before: 92 * ROW_HEIGHT, after: 3882 * ROW_HEIGHT }],
  ['the end', 4000, 4000 * ROW_HEIGHT, 300, { from: 3992, to: 4000, before: 3992 * ROW_HEIGHT, after: 0 }],
])('shows %s', (_, rows, top, height, want) => expect(range(rows, top, height)).toEqual(want))
