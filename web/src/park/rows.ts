/** The rows of the table of parks, and the same as an exported sheet. Pure. */
import type { Grade, LandState, Park, Subarea } from '../api/types'
import type { Cell } from '../format/csv'
import type { Say } from '../ledger/columns'
import { inOrder } from '../ledger/order'
import { CATEGORIES } from '../map/bands'
import { COLUMNS, type ParkColumn } from './columns'

export interface ParkRow {
  kind: 'park' | 'subarea'
  key: string
  /** Name of the park, also of a sub-area's. */
  park: string
  of: Park
}

/** Parks in the order, each followed by its sub-areas in the same order unless they are hidden. */
export function rowsOf(parks: Park[], subareas: Subarea[], sort: string, flat: boolean): ParkRow[] {
  const column = COLUMNS.find(({ name }) => name === sort.replace(/^-/, '')) ?? COLUMNS[1]!
  const order = <T extends Park>(list: T[]) => inOrder(list, sort.startsWith('-'), column.value, ({ park_code, name }) => park_code + name)
  return order(parks).flatMap((park) => [
    { kind: 'park' as const, key: park.park_code, park: park.name, of: park },
    ...(flat ? [] : order(subareas.filter((one) => one.park_code === park.park_code))).map((one) => ({
      kind: 'subarea' as const, key: `${park.park_code}/${one.name}`, park: park.name, of: one,
    })),
  ])
}

interface Field {
  head: string
  cell: (row: ParkRow) => Cell
}

const rounded = (value: Cell, digits: number) => (typeof value === 'number' ? Number(value.toFixed(digits)) : null)

function fieldsOf(column: ParkColumn, say: Say): Field[] {
  const { name, unit, digits, over } = column
  const headed = (text: string, of?: string) => (of ? say('text.with_unit', { text, unit: say(`unit.${of}`) }) : text)
  switch (name) {
    case 'name':
      return [{ head: say('parks.name'), cell: (row) => row.park }, { head: say('column.subarea'), cell: (row) => (row.kind === 'park' ? '' : row.of.name) }]
    case 'management':
      return [{ head: say('parks.management'), cell: (row) => say(`management.${row.of.management}`) }]
    case 'land_state':
      return CATEGORIES[name].map(({ key }) => ({ head: headed(say(`land_state.${key}`), 'mu'), cell: (row) => rounded(row.of.land_state_mu?.[key as LandState] ?? 0, 1) }))
    case 'grade':
      return CATEGORIES[name].map(({ key }) => ({ head: headed(say(`grade.${key}`), 'parcel'), cell: (row) => row.of.grade_counts?.[key as Grade] ?? 0 }))
  }
  const figure: Field = { head: headed(say(`parks.${name}`), unit), cell: (row) => rounded(column.value(row.of), digits ?? 0) }
  return over ? [figure, { head: headed(say('parks.land_of', { name: say(`parks.${name}`) }), 'mu'), cell: (row) => rounded(over(row.of), 1) }] : [figure]
}

/** Header and rows of the file, in the order shown. */
export function sheetOf(rows: ParkRow[], say: Say): Cell[][] {
  const fields = COLUMNS.flatMap((column) => fieldsOf(column, say))
  return [fields.map((field) => field.head), ...rows.map((row) => fields.map((field) => field.cell(row)))]
}
