/** What a part of the page lays over the land while it is open: outlines, a drawn area, building masses. Pure. */
import type { LayerSpecification, ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import type { Shape } from '../api/types'
import type { Palette } from './palette'

/** How a shape is told from others: by fill and by line, never by colour alone. */
export const TONES = ['lit', 'faint', 'offered', 'drawn', 'done'] as const
export type Tone = (typeof TONES)[number]

export interface OverlayDrawn {
  tone: Tone
  /** A text on the shape. */
  label?: string
  /** A mass of this height stands on the shape, from base_m up. */
  height_m?: number
  base_m?: number
}
export type OverlayFeature = Feature<Shape | LineString | Point, OverlayDrawn>

/** Where somebody pressed on the map, and what lies there. */
export interface Press {
  lon: number
  lat: number
  parcel_code: string
  park_code: string
}

/** What of the overlay the style of the map depends on. */
export interface Overlay {
  /** Degrees from above at which the land is looked at; 0 is straight down. */
  pitch: number
  /** Codes of parcels whose buildings make room for what lies over them where the land is looked at from the side. */
  cleared: string[]
}
export const FLAT: Overlay = { pitch: 0, cleared: [] }

export const overlayOf = (features: OverlayFeature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const tone = <T>(values: Record<Tone, T>): ExpressionSpecification =>
  ['match', ['get', 'tone'], ...TONES.flatMap((name) => [name, values[name]]), values.faint] as unknown as ExpressionSpecification
const FLAT_SHAPE: ExpressionSpecification = ['all', ['==', ['geometry-type'], 'Polygon'], ['!', ['has', 'height_m']]]
const OUTLINED: ExpressionSpecification = ['all', ['!=', ['geometry-type'], 'Point'], ['!', ['has', 'height_m']]]
/** Dashes cannot be chosen by a feature, so each has a layer. */
const DASHED: ExpressionSpecification = ['in', ['get', 'tone'], ['literal', ['offered', 'drawn']]]

/** The layers of the overlay, bottom to top. */
export function overlayLayers(palette: Palette): LayerSpecification[] {
  const base = { source: 'overlay' } as const
  const width = tone({ lit: 3.4, faint: 1.6, offered: 1.8, drawn: 2.4, done: 3 })
  const ink = tone({ lit: palette.selected, faint: palette.park_chosen, offered: palette.park_chosen, drawn: palette.finding, done: palette.ink })
  return [
    {
      id: 'overlay-fill', type: 'fill', ...base, filter: FLAT_SHAPE,
      paint: { 'fill-color': tone({ lit: palette.park_chosen, faint: palette.park_chosen, offered: palette.halo, drawn: palette.finding, done: palette.ink }), 'fill-opacity': tone({ lit: 0.34, faint: 0.12, offered: 0.35, drawn: 0.08, done: 0.26 }) },
    },
    { id: 'overlay-halo', type: 'line', ...base, filter: ['all', OUTLINED, ['==', ['get', 'tone'], 'lit']], paint: { 'line-color': palette.halo, 'line-width': 7 } },
    { id: 'overlay-line', type: 'line', ...base, filter: ['all', OUTLINED, ['!', DASHED]], paint: { 'line-color': ink, 'line-width': width } },
    { id: 'overlay-dashed', type: 'line', ...base, filter: ['all', OUTLINED, DASHED], paint: { 'line-color': ink, 'line-width': width, 'line-dasharray': [2, 1.4] } },
    {
      id: 'overlay-mass', type: 'fill-extrusion', ...base, filter: ['has', 'height_m'],
      paint: {
        'fill-extrusion-color': tone({ lit: palette.park_chosen, faint: palette.building_mass, offered: palette.park_line, drawn: palette.finding, done: palette.ink }),
        'fill-extrusion-height': ['get', 'height_m'], 'fill-extrusion-base': ['coalesce', ['get', 'base_m'], 0], 'fill-extrusion-opacity': 0.82,
      },
    },
    {
      id: 'overlay-point', type: 'circle', ...base, filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 5, 'circle-color': palette.halo, 'circle-stroke-color': palette.finding, 'circle-stroke-width': 2 },
    },
  ]
}

/** The names of what lies over the land: they stand above all others, which give way. */
export function overlayLabel(palette: Palette): LayerSpecification {
  return {
    id: 'overlay-label', type: 'symbol', source: 'overlay', filter: ['has', 'label'],
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.8, 'text-halo-blur': 0.2 },
    layout: { 'text-field': ['get', 'label'], 'text-font': ['sans-serif'], 'text-size': 13, 'text-allow-overlap': true },
  }
}
