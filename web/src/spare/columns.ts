/** The columns of floor area to be had, by parcel and by park. Pure. */
import type { ParkSpare, SpareFloor } from '../api/surveys'
import type { Words } from '../promise/columns'
import type { Column } from '../table/table'

type Say = Words['say']

export function spareColumns({ say, either }: Words): Column<SpareFloor>[] {
  const head = (name: string) => ({ name, title: say(`spare.${name}`) })
  return [
    { ...head('parcel_code'), value: (row) => row.parcel_code },
    { ...head('owner_name'), value: (row) => row.owner_name },
    { ...head('park'), value: (row) => row.park_name },
    { ...head('area_mu'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu },
    { ...head('floor_area_ratio'), digits: 2, value: (row) => row.floor_area_ratio },
    { ...head('allowed_far'), digits: 2, value: (row) => row.allowed_far, hint: (row) => say(`spare.by_${row.allowed_by}`) },
    { ...head('allowed_by'), value: (row) => say(`spare.by_${row.allowed_by}`) },
    { ...head('spare_m2'), unit: say('unit.m2'), digits: 0, value: (row) => row.spare_m2, hint: (row) => either(row.formula) },
    { ...head('tax_per_mu'), unit: say('unit.wan_per_mu'), digits: 1, value: (row) => row.tax_per_mu ?? null },
    { ...head('why'), value: (row) => either(row.why) },
    { ...head('against'), value: (row) => either(row.against) },
  ]
}

export function parkColumns(say: Say): Column<ParkSpare>[] {
  const head = (name: string) => ({ name, title: say(`spare.${name}`) })
  return [
    { ...head('park'), value: (row) => row.name || say('promise.no_park') },
    { ...head('parcels'), unit: say('unit.parcel'), digits: 0, value: (row) => row.parcels },
    { ...head('area_mu'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu },
    { ...head('spare_m2'), unit: say('unit.m2'), digits: 0, value: (row) => row.spare_m2 },
    { ...head('clear_parcels'), unit: say('unit.parcel'), digits: 0, value: (row) => row.clear_parcels },
    { ...head('clear_m2'), unit: say('unit.m2'), digits: 0, value: (row) => row.clear_m2 },
  ]
}
