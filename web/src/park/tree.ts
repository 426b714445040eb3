/** The park tree as a flat list of visible lines, which is what a keyboard walks through. Pure. */
import type { Management, Park, Subarea } from '../api/types'

export interface Line {
  key: string
  level: 1 | 2 | 3
  kind: 'all' | Management | 'park' | 'subarea'
  name: string
  park: string
  subarea: string
  parcel_count: number
  area_mu: number
  /** Absent when there is nothing below. */
  expanded?: boolean
}

const ORDER: Management[] = ['direct', 'autonomous', 'joint']
const sum = (parks: Park[], name: 'parcel_count' | 'area_mu') => parks.reduce((total, park) => total + (park[name] ?? 0), 0)
const totals = (parks: Park[]) => ({ parcel_count: sum(parks, 'parcel_count'), area_mu: sum(parks, 'area_mu') })

function parkLines(park: Park, subareas: Subarea[], open: Set<string>): Line[] {
  const own = subareas.filter((subarea) => subarea.park_code === park.park_code)
  const expanded = open.has(park.park_code)
  const line: Line = {
    key: `park:${park.park_code}`, level: 2, kind: 'park', name: park.name, park: park.park_code, subarea: '', ...totals([park]),
    ...(own.length > 0 ? { expanded } : {}),
  }
  if (!expanded) return [line]
  return [
    line,
    ...own.map((subarea): Line => ({
      key: `subarea:${park.park_code}/${subarea.name}`, level: 3, kind: 'subarea', name: subarea.name, park: park.park_code,
      subarea: subarea.name, parcel_count: subarea.parcel_count ?? 0, area_mu: subarea.area_mu ?? 0,
    })),
  ]
}

/** All lines that are visible when the parks of `open` show their sub-areas; the kinds of management are always open. */
export function treeLines(parks: Park[], subareas: Subarea[], open: Set<string>): Line[] {
  const all: Line = { key: 'all', level: 1, kind: 'all', name: '', park: '', subarea: '', ...totals(parks) }
  const groups = ORDER.flatMap((management) => {
    const own = parks.filter((park) => park.management === management)
    if (own.length === 0) return []
    const head: Line = { key: management, level: 1, kind: management, name: '', park: '', subarea: '', ...totals(own), expanded: true }
    return [head, ...own.flatMap((park) => parkLines(park, subareas, open))]
  })
  return [all, ...groups]
}

/** Where an arrow key leads from line `at`: an index, or a park to open or close. */
export function walk(lines: Line[], at: number, key: string): { to?: number; open?: string; close?: string } {
  const line = lines[at]
  if (!line) return {}
  const parent = lines.slice(0, at).findLastIndex((above) => above.level < line.level)
  switch (key) {
    case 'ArrowDown': return { to: Math.min(at + 1, lines.length - 1) }
    case 'ArrowUp': return { to: Math.max(at - 1, 0) }
    case 'Home': return { to: 0 }
    case 'End': return { to: lines.length - 1 }
    case 'ArrowRight':
      if (line.kind === 'park' && line.expanded === false) return { open: line.park }
      return line.expanded ? { to: at + 1 } : {}
    case 'ArrowLeft':
      if (line.kind === 'park' && line.expanded) return { close: line.park }
      return parent >= 0 ? { to: parent } : {}
    default: return {}
  }
}
