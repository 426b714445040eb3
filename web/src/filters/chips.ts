import type { Say } from '../ledger/columns'
import type { Band } from '../map/bands'
import { bandName } from '../map/words'
import { NO_FILTERS, type Filters, type View } from '../state/view'

export interface Chip {
  key: string
  name: string
  /** The change that takes this filter away. */
  without: Partial<View>
}

/** One chip for every filter in force, and one for the band that is isolated among the bands of its metric. */
export function chips(filters: Filters & Partial<Pick<View, 'metric' | 'band'>>, say: Say, bands: Band[] = []): Chip[] {
  const lists = (['land_state', 'grade', 'rule'] as const).flatMap((list) =>
    filters[list].map((value) => ({
      key: `${list}:${value}`, name: say(`${list}.${value}`), without: { [list]: filters[list].filter((other) => other !== value) },
    })),
  )
  const flags = (['untold', 'above_size', 'shared'] as const)
    .filter((flag) => filters[flag])
    .map((flag) => ({ key: flag, name: say(`filter.${flag}`), without: { [flag]: false } }))
  const { area_min, area_max } = filters
  const area = area_min === null && area_max === null ? [] : [{
    key: 'area',
    name: `${area_min ?? 0}–${area_max ?? '∞'} ${say('unit.mu')}`,
    without: { area_min: NO_FILTERS.area_min, area_max: NO_FILTERS.area_max },
  }]
  const isolated = bands
    .filter((band) => band.key === filters.band)
    .map((band) => ({ key: 'band', name: `${say(`metric.${filters.metric}`)} ${bandName(band, filters.metric!, say)}`, without: { band: '' } }))
  return [...lists, ...flags, ...area, ...isolated]
}
