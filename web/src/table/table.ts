/** A table of any rows: what a column shows, what it sorts by, and the unit in its head. Pure. */
import { inOrder, type Sortable } from '../ledger/order'

export interface Column<T> {
  name: string
  title: string
  unit?: string
  /** Decimals of a figure; a column without them is words. */
  digits?: number
  /** What it sorts by; a figure is in the unit of the head. */
  value: (row: T) => Sortable
  /** What it shows, where that is not its value. */
  cell?: (row: T) => string
  /** What stands in the title of the cell: source, arithmetic. */
  hint?: (row: T) => string
}

/** The rows in the order of a column's name, with a leading minus when it descends; an unknown name leaves them as they come. */
export function sorted<T>(rows: T[], columns: Column<T>[], sort: string, key: (row: T) => string): T[] {
  const column = columns.find(({ name }) => name === sort.replace(/^-/, '')) 
  return column ? inOrder(rows, sort.startsWith('-'), column.value, key) : rows
}
