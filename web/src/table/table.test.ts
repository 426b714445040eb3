import { expect, it } from 'vitest'
import { sorted, type Column } from './table'

const columns: Column<{ id: string; n: number | null }>[] = [
  { name: 'id', title: 'id', value: (row) => row.id },
  { name: 'n', title: 'n', digits: 0, value: (row) => row.n },
]
const rows = [{ id: 'b', n: 1 }, { id: 'a', n: null }, { id: 'c', n: 3 }]
const order = (sort: string) => sorted(rows, columns, sort, (row) => row.id).map((row) => row.id).join('')

it.each([
  ['a column', 'n', 'bca'],
  ['a column downwards, what is missing last', '-n', 'cba'],
  ['words', '-id', 'cba'],
  ['a column that is none', 'colour', 'bac'],
])('orders by %s', (_, sort, want) => expect(order(sort)).toBe(want))
