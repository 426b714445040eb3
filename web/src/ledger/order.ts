/** Sorting of tables: an order is the name of a column, with a leading minus when it descends. Pure. */
export type Sortable = string | number | null

export type Direction = 'ascending' | 'descending' | 'none'

/** How a column is sorted by an order. */
export const directionOf = (sort: string, name: string): Direction => (sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none')

/** The order after a press on a column: numbers go down first, texts up. */
export function nextSort(sort: string, name: string, numeric = false): string {
  const now = directionOf(sort, name)
  if (now === 'none') return numeric ? `-${name}` : name
  return now === 'descending' ? name : `-${name}`
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

function compare(a: Sortable, b: Sortable): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** A sorted copy; a missing value is last in both directions, equal values go by their key. */
export function inOrder<T>(rows: T[], descending: boolean, value: (row: T) => Sortable, key: (row: T) => string): T[] {
  return rows
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || key(a.row).localeCompare(key(b.row))
      return (descending ? -1 : 1) * compare(a.value, b.value) || key(a.row).localeCompare(key(b.row))
    })
    .map(({ row }) => row)
}
