import { describe, expect, it } from 'vitest'
import { allowed, holdersOf } from './may'

const held = [
  { right: 'read', zone_code: '', park_code: '' },
  { right: 'evaluate', zone_code: 'z', park_code: '' },
  { right: 'move_finding', zone_code: 'z', park_code: 'wuli' },
]

describe('a right', () => {
  it.each([
    ['evaluate', 'z', '', true], ['evaluate', 'z', 'wuli', true], ['evaluate', 'z', undefined, true], ['evaluate', 'y', '', false],
    ['read', 'y', 'any', true], ['move_finding', 'z', 'wuli', true], ['move_finding', 'z', 'andong', false], ['move_finding', 'z', '', false],
    ['move_finding', 'z', undefined, true], ['publish', 'z', undefined, false],
  ])('%s in %s/%s: %s', (right, zone, park, may) => expect(allowed(held, right, { zone, park })).toBe(may))
  it('has its holders named once', () => expect(holdersOf({ a: ['planner', 'approver'], b: ['planner'] }, ['a', 'b', 'c'])).toEqual(['planner', 'approver']))
})
