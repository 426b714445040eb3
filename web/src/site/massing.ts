/** The block that a scenario builds on its site. Pure. */
import type { Position } from 'geojson'
import type { Shape } from '../api/types'
import { middle } from '../map/features'
import type { OverlayFeature } from '../map/overlay'

/** A shape whose every part is drawn in towards its middle, so that it covers a share of its area, 0 to 1. */
export function shrunk(shape: Shape, share: number): Shape {
  const by = Math.sqrt(Math.max(0, Math.min(1, share)))
  const parts = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).map((rings) => {
    const [x, y] = middle({ type: 'Polygon', coordinates: rings }) as [number, number]
    return rings.map((ring) => ring.map(([lon, lat]): Position => [x + (lon! - x) * by, y + (lat! - y) * by]))
  })
  return { type: 'MultiPolygon', coordinates: parts }
}

/** The site with its block on it, as high as the storeys. */
export function block(shape: Shape, massing: { coefficient: number; height_m: number } | null | undefined, label: string): OverlayFeature[] {
  const ground: OverlayFeature = { type: 'Feature', geometry: shape, properties: { tone: 'lit', ...(massing ? {} : { label }) } }
  if (!massing) return [ground]
  return [ground, { type: 'Feature', geometry: shrunk(shape, massing.coefficient), properties: { tone: 'faint', height_m: massing.height_m } }]
}
