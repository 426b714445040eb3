/** What the map draws, from what the server said: small features that carry only what a layer asks for. */
import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import type { FindingOutcome, Parcel, Park, Shape, Subarea } from '../api/types'
import type { Metric } from '../state/view'
import { bandKey, NO_DATA, type Banded, type Edges } from './bands'

export type ParcelFeature = Feature<Shape, Parcel>
export type ParkFeature = Feature<Shape, Park>
export type SubareaFeature = Feature<Shape, Subarea>
export type Bounds = [number, number, number, number]

export interface ParcelDrawn {
  parcel_code: string
  band: string
  /** 1 when place, filters and band let it through. */
  on: 0 | 1
  finding: '' | Drawn
  label: string
  area_mu: number
}

const collection = <G extends Shape | Point, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
  type: 'FeatureCollection', features,
})

/** Outcomes that are drawn, the weakest first. */
const DRAWN = ['cannot_tell', 'suspected', 'met'] as const
export type Drawn = (typeof DRAWN)[number]

/** The strongest outcome of each parcel: met before suspected, and that before what cannot be told. */
export function outcomes(findings: { parcel_code?: string | null; outcome: FindingOutcome }[]): Map<string, Drawn> {
  const strongest = new Map<string, number>()
  for (const { parcel_code, outcome } of findings) {
    const rank = DRAWN.indexOf(outcome as Drawn)
    if (parcel_code && rank > (strongest.get(parcel_code) ?? -1)) strongest.set(parcel_code, rank)
  }
  return new Map([...strongest].map(([code, rank]) => [code, DRAWN[rank]!]))
}

export function parcelFeatures(
  parcels: ParcelFeature[], metric: Metric, edges: Edges, shown: Set<string>, found: Map<string, Drawn>,
): FeatureCollection<Shape, ParcelDrawn> {
  return collection(
    parcels.map(({ geometry, properties: p }) => ({
      type: 'Feature' as const,
      geometry,
      properties: {
        parcel_code: p.parcel_code,
        band: bandKey(p, metric, edges),
        on: shown.has(p.parcel_code) ? 1 : 0,
        finding: found.get(p.parcel_code) ?? '',
        label: p.owner_name ?? '',
        area_mu: p.area_mu ?? 0,
      },
    })),
  )
}

/** The key with the largest amount. */
function largest(amounts: Partial<Record<string, number>> | null | undefined): string | null {
  const entries = Object.entries(amounts ?? {}).filter(([key, n]) => key !== 'not_graded' && (n ?? 0) > 0)
  return entries.sort((a, b) => b[1]! - a[1]!)[0]?.[0] ?? null
}

/** Floor area over land of the parcels that have both; null when none has. */
export function meanRatio(parcels: Pick<Parcel, 'floor_area_ratio' | 'area_mu'>[]): number | null {
  let floor = 0
  let land = 0
  for (const { floor_area_ratio, area_mu } of parcels) {
    if (typeof floor_area_ratio !== 'number' || typeof area_mu !== 'number') continue
    floor += floor_area_ratio * area_mu
    land += area_mu
  }
  return land > 0 ? floor / land : null
}

/** A park as something that has a band: its own totals, or the class that prevails in it. */
function parkValue(park: Park, parcels: Parcel[]): Banded {
  return {
    output_per_mu: park.output_per_mu,
    tax_per_mu: park.tax_per_mu,
    floor_area_ratio: meanRatio(parcels),
    grade: largest(park.grade_counts),
    land_state: largest(park.land_state_mu) as Banded['land_state'],
  }
}

export interface ParkDrawn {
  park_code: string
  name: string
  value: string
  band: string
}

export function parkFeatures(
  parks: ParkFeature[], metric: Metric, edges: Edges, parcelsOf: (park_code: string) => Parcel[],
  say: (value: Banded) => string,
): FeatureCollection<Shape, ParkDrawn> {
  return collection(
    parks.map(({ geometry, properties: park }) => {
      const value = parkValue(park, parcelsOf(park.park_code))
      const band = bandKey(value, metric, edges)
      const said = band === NO_DATA.key ? '' : say(value)
      return { type: 'Feature' as const, geometry, properties: { park_code: park.park_code, name: park.name, value: said, band } }
    }),
  )
}

/** Parks without colour: where the ranges are those of the parcels in view, totals of parks have none. */
export function uncoloured(parks: FeatureCollection<Shape, ParkDrawn>): FeatureCollection<Shape, ParkDrawn> {
  return collection(parks.features.map((park) => ({ ...park, properties: { ...park.properties, band: '' } })))
}

/** A point inside or near the middle of each shape, to hang its name on. */
export function labelPoints<P>(shapes: FeatureCollection<Shape, P>): FeatureCollection<Point, P> {
  return collection(
    shapes.features.map(({ geometry, properties }) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: middle(geometry) },
      properties,
    })),
  )
}

const rings = (shape: Shape): Position[][] => (shape.type === 'Polygon' ? [shape.coordinates[0] ?? []] : shape.coordinates.map((p) => p[0] ?? []))

/** Twice the signed area and the moments of a ring, relative to its first corner. */
function moments(ring: Position[]): [number, number, number] {
  const [x0, y0] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0]
  let [area, mx, my] = [0, 0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay, bx, by] = [ring[i - 1]![0]! - x0, ring[i - 1]![1]! - y0, ring[i]![0]! - x0, ring[i]![1]! - y0]
    const cross = ax * by - bx * ay
    area += cross
    mx += (ax + bx) * cross
    my += (ay + by) * cross
  }
  return [area, mx, my]
}

/** Two points a shape to hang its name on: its middle, and the middle of its northern edge for those who are too close for the first. */
export function namePoints<P>(shapes: FeatureCollection<Shape, P>): FeatureCollection<Point, P & { spot: 'middle' | 'north' }> {
  const point = (coordinates: Position, properties: P, spot: 'middle' | 'north') => ({
    type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates }, properties: { ...properties, spot },
  })
  return collection(
    shapes.features.flatMap(({ geometry, properties }) => {
      const [lon, lat] = middle(geometry) as [number, number]
      const north = Math.max(lat, ...rings(geometry).flat().map((corner) => corner[1]!))
      return [point([lon, lat], properties, 'middle'), point([lon, north], properties, 'north')]
    }),
  )
}

/** Centroid of the largest ring, lon and lat. */
export function middle(shape: Shape): Position {
  const ring = rings(shape).sort((a, b) => Math.abs(moments(b)[0]) - Math.abs(moments(a)[0]))[0] ?? []
  const [area, mx, my] = moments(ring)
  const [x0, y0] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0]
  return area === 0 ? [x0, y0] : [x0 + mx / (3 * area), y0 + my / (3 * area)]
}

/** West, south, east, north of all shapes; null when there are none. */
export function boundsOf(features: Feature<Shape>[]): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of features.flatMap((feature) => rings(feature.geometry).flat()) as [number, number][]) {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds[0] === Infinity ? null : bounds
}
