import { describe, expect, it } from 'vitest'
import type { ComparedMove } from '../api/runs'
import { ABSENT, cellOf, contributions, gradesOf } from './compared'

const matrix = [{ from: 'A', to: 'A', count: 3 }, { from: 'B', to: 'A', count: 2 }, { from: '', to: 'B', count: 1 }, { from: null, to: 'A', count: 4 }]

describe('two runs', () => {
  it('have the grades of both, the best first, who is absent last', () => expect(gradesOf(matrix, ['A', 'B', 'C'])).toEqual(['A', 'B', '', ABSENT]))
  it('keep a grade that neither order names', () => expect(gradesOf([{ from: 'X', to: 'A', count: 1 }], ['A'])).toEqual(['A', 'X']))
  it.each([['B', 'A', 2], ['', 'B', 1], [ABSENT, 'A', 4], ['A', 'B', 0]])('count from %s to %s', (from, to, n) => expect(cellOf(matrix, from, to)).toBe(n))
  it('say what moved a score; a gate counts without points', () => {
    const move = { contributions: [{ kind: 'indicator', indicator: 'a', delta: -3 }, { kind: 'indicator', indicator: 'b', delta: 0 }, { kind: 'gate', indicator: 'g', delta: 0 }] } as ComparedMove
    expect(contributions(move).map((one) => one.indicator)).toEqual(['a', 'g'])
  })
})
