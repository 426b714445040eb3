/** What land is looked for by, as the link and the server spell it. Pure. */
import type { Conditions } from '../api/land'
import type { OverlayDrawn, OverlayFeature } from '../map/overlay'

const NUMBERS = ['area_min', 'area_max', 'far_min', 'free_months', 'within_m', 'spare_m2'] as const
const FLAGS = ['clear', 'industrial'] as const
const LISTS = ['parks', 'subareas', 'land_state', 'findings'] as const

/** How land fits, as a sign. */
export const SIGNS = { fits: '✓', nearly: '≈', unknown: '?' } as const

/** Reads conditions from a query; what it does not say, or says wrongly, is not asked. */
export function parseConditions(query: string): Conditions {
  const said = new URLSearchParams(query)
  const c: Conditions = {}
  for (const name of NUMBERS) if (Number(said.get(name)) > 0 && Number.isFinite(Number(said.get(name)))) c[name] = Number(said.get(name))
  for (const name of FLAGS) if (said.get(name) === 'true') c[name] = true
  for (const name of LISTS) {
    const list = (said.get(name) ?? '').split(',').filter(Boolean)
    if (list.length) c[name] = list
  }
  if (said.get('near')) c.near = said.get('near')!
  return c
}

/** Writes conditions as a query; empty is nothing asked. */
export function printConditions(c: Conditions): string {
  const said = new URLSearchParams()
  for (const name of NUMBERS) if (c[name]) said.set(name, String(c[name]))
  for (const name of FLAGS) if (c[name]) said.set(name, 'true')
  for (const name of LISTS) if (c[name]?.length) said.set(name, c[name].join(','))
  if (c.near) said.set('near', c.near)
  return said.toString().replaceAll('%2C', ',')
}

export type Corner = [lon: number, lat: number]

/** The corners of a point or line, lon before lat; what is none is left out. */
export const cornersOf = (near = ''): Corner[] =>
  near.split(/\s+/).map((pair) => pair.split(',').map(Number)).filter((pair) => pair.length === 2 && pair.every(Number.isFinite)) as Corner[]

/** A road as it lies over the map, with its corners; one corner is a place. */
export function drawnRoad(corners: Corner[]): OverlayFeature[] {
  const properties: OverlayDrawn = { tone: 'drawn' }
  const points: OverlayFeature[] = corners.map((coordinates) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties }))
  return corners.length > 1 ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: corners }, properties }, ...points] : points
}

/** A line with one corner more, to a ten-millionth of a degree or about a centimetre. */
export const withCorner = (near: string | undefined, [lon, lat]: Corner) => [...(near ? [near] : []), `${Number(lon.toFixed(7))},${Number(lat.toFixed(7))}`].join(' ')

/** The link to the figures of parcels together. */
export const setLink = (zone: string, codes: string[]) => `?${new URLSearchParams({ zone, page: 'renewal', find_where: 'zone', find_set: codes.join(',') })}`

/** The link to the search for neighbouring parcels together, in the same range of area: in the same park, or where several are asked for in the whole zone. */
export function assemblyLink(zone: string, c: Conditions): string {
  const said = new URLSearchParams({ zone, page: 'renewal' })
  if (c.area_min) said.set('find_min', String(c.area_min))
  if (c.area_max) said.set('find_max', String(c.area_max))
  if (c.parks?.length === 1) said.set('park', c.parks[0]!)
  else said.set('find_where', 'zone')
  return `?${said}`
}
