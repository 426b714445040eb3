import type { Say } from '../ledger/columns'
import { NO_FILTERS, type Filters } from '../state/view'

export interface Chip {
  key: string
  name: string
  /** The change that takes this filter away. */
  without: Partial<Filters>
}

/** One chip for every filter in force. */
export function chips(filters: Filters, say: Say): Chip[] {
  const lists = (['land_state', 'grade', 'rule'] as const).flatMap((list) =>
    filters[list].map((value) => ({
      key: `${list}:${value}`, name: say(`${list}.${value}`), without: { [list]: filters[list].filter((other) => other !== value) },
    })),
  )
  const flags = (['above_size', 'shared'] as const)
    .filter((flag) => filters[flag])
    .map((flag) => ({ key: flag, name: say(`filter.${flag}`), without: { [flag]: false } }))
  const { area_min, area_max } = filters
  const area = area_min === null && area_max === null ? [] : [{
    key: 'area',
    name: `${area_min ?? 0}–${area_max ?? '∞'} ${say('unit.mu')}`,
    without: { area_min: NO_FILTERS.area_min, area_max: NO_FILTERS.area_max },
  }]
  return [...lists, ...flags, ...area]
}
