import { expect, it } from 'vitest'
import { directionOf, inOrder, nextSort } from './order'

const rows = [{ k: 'b', v: 2 }, { k: 'a', v: 2 }, { k: 'd', v: null }, { k: 'c', v: 10 }, { k: 'e', v: null }]
const keys = (descending: boolean) => inOrder(rows, descending, (row) => row.v, (row) => row.k).map((row) => row.k).join('')

it('sorts, with what is missing last both ways and equals by key', () => expect([keys(false), keys(true)]).toEqual(['abcde', 'cabde']))
it.each([
  ['a number first down', '', true, '-mu'], ['a text first up', '', false, 'mu'], ['then the other way', '-mu', true, 'mu'], ['and back', 'mu', true, '-mu'],
] as const)('turns %s', (_, sort, numeric, want) => expect(nextSort(sort, 'mu', numeric)).toBe(want))
it('says the direction of a column', () => expect([directionOf('mu', 'mu'), directionOf('-mu', 'mu'), directionOf('name', 'mu')]).toEqual(['ascending', 'descending', 'none']))
