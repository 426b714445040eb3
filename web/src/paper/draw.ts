/** A map on paper: shapes of a layer as paths in millimetres, true to a round scale, north up. Pure. */
import type { Feature, Position } from 'geojson'
import type { Shape } from '../api/types'
import { boundsOf, middle, type Bounds } from '../map/features'

export interface Frame {
  width: number
  height: number
}

export interface Plan<P> {
  /** 1 : scale. */
  scale: number
  shapes: { path: string; properties: P; at: [x: number, y: number] }[]
  /** The scale bar: how long it is on paper, mm, and on the ground, m. */
  bar: { mm: number; m: number }
}

/** Semi-major axis, m, and first eccentricity squared of the ellipsoid of CGCS2000. */
const A = 6378137
const E2 = (2 - 1 / 298.257222101) / 298.257222101
const MM = 1000

/** Metres of a degree of longitude and of latitude at a latitude, on the ellipsoid. */
export function degreeAt(lat: number): { lon: number; lat: number } {
  const rad = Math.PI / 180
  const w = 1 - E2 * Math.sin(lat * rad) ** 2
  return { lon: (A / Math.sqrt(w)) * Math.cos(lat * rad) * rad, lat: ((A * (1 - E2)) / w ** 1.5) * rad }
}

/** The smallest of 1, 2, 2.5, 3, 4, 5 times a power of ten that is not below a number. */
export function roundUp(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 2.5, 3, 4, 5].find((step) => step * power >= least * (1 - 1e-9)) ?? 10) * power
}

/** The largest of 1, 2, 5 times a power of ten that is not above a number. */
export function roundDown(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((step) => step * power <= most * (1 + 1e-9)) ?? 1) * power
}

/** Bounds with a margin on every side, in metres. */
export function widened([west, south, east, north]: Bounds, margin: number): Bounds {
  const degree = degreeAt((south + north) / 2)
  return [west - margin / degree.lon, south - margin / degree.lat, east + margin / degree.lon, north + margin / degree.lat]
}

/** Bounds of what was drawn before: an atlas asks for those of the same parcels on every sheet. */
const known = new WeakMap<object, Bounds>()
function boundsOfOne(feature: Feature<Shape, unknown>): Bounds {
  const found = known.get(feature) ?? boundsOf([feature as Feature<Shape>])!
  known.set(feature, found)
  return found
}

const meets = (a: Bounds, b: Bounds) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Draws what lies in some bounds into a frame, at the largest round scale that holds them. What lies outside of the frame is left away. */
export function draw<P>(features: Feature<Shape, P>[], bounds: Bounds, frame: Frame): Plan<P> {
  const [lon, lat] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
  const degree = degreeAt(lat)
  const scale = roundUp(Math.max(((bounds[2] - bounds[0]) * degree.lon) / frame.width, ((bounds[3] - bounds[1]) * degree.lat) / frame.height, 1e-3) * MM)
  const place = ([x, y]: Position): [number, number] => [
    round(frame.width / 2 + ((x! - lon) * degree.lon * MM) / scale), round(frame.height / 2 - ((y! - lat) * degree.lat * MM) / scale),
  ]
  const half = { lon: (frame.width * scale) / MM / 2 / degree.lon, lat: (frame.height * scale) / MM / 2 / degree.lat }
  const sheet: Bounds = [lon - half.lon, lat - half.lat, lon + half.lon, lat + half.lat]
  const m = roundDown((frame.width * scale) / MM / 4)
  return {
    scale,
    shapes: features.filter((feature) => meets(boundsOfOne(feature), sheet)).map(({ geometry, properties }) => ({ path: pathOf(geometry, place), properties, at: place(middle(geometry)) })),
    bar: { mm: (m * MM) / scale, m },
  }
}

const round = (mm: number) => Math.round(mm * 100) / 100

/** A shape as an SVG path, holes and all; to be filled by the even-odd rule. */
function pathOf(shape: Shape, place: (position: Position) => [number, number]): string {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return polygons.flat().map((ring) => `M${ring.slice(0, -1).map((corner) => place(corner).join(' ')).join('L')}Z`).join('')
}

/** A length on the ground in words. */
export const metres = (m: number) => (m >= 1000 ? `${m / 1000} km` : `${m} m`)
