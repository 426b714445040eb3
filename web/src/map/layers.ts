/** The style of the map as a pure function: what is drawn, in which order, from which zoom. */
import type {
  DataDrivenPropertyValueSpecification, ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import type { Band } from './bands'
import { overlayLabel, overlayLayers, type Overlay } from './overlay'
import type { Palette } from './palette'

export interface Scene {
  palette: Palette
  bands: Band[]
  /** Code of the parcel whose file is open, or "". */
  parcel: string
  /** Codes of the parcels of the enterprise whose file is open. */
  land: string[]
  /** Code of the chosen park, or "". */
  park: string
  /** What a part of the page lays over the land. */
  overlay: Overlay
}

/** Parcels take over from parks at this zoom. */
export const PARCEL_ZOOM = 13
export const BUILDING_ZOOM = 15

const SOURCES = ['parks', 'park-labels', 'subareas', 'subarea-labels', 'parcels', 'buildings', 'overlay'] as const
export type SourceName = (typeof SOURCES)[number]

const FONT = ['sans-serif']
const ON: ExpressionSpecification = ['==', ['get', 'on'], 1]
/** The band that is tried for a parcel, else its own. */
const TRIED: ExpressionSpecification = ['coalesce', ['feature-state', 'band'], ['get', 'band']]
const NO_DATA: ExpressionSpecification = ['==', ['get', 'band'], 'no_data']
const PARTLY: ExpressionSpecification = ['==', ['get', 'band'], 'partly']
const fade = (from: number, to: number): ExpressionSpecification => [
  'interpolate', ['linear'], ['zoom'], PARCEL_ZOOM - 0.6, from, PARCEL_ZOOM, to,
]

/** Colour by the band that a feature carries. */
export function bandColor(bands: Band[], otherwise: string, band: ExpressionSpecification = ['get', 'band']): DataDrivenPropertyValueSpecification<string> {
  if (bands.length === 0) return otherwise
  return ['match', band, ...bands.flatMap((band) => [band.key, band.color]), otherwise] as unknown as ExpressionSpecification
}

function parks({ palette, bands, park }: Scene): LayerSpecification[] {
  const isChosen: ExpressionSpecification = ['==', ['get', 'park_code'], park]
  return [
    { id: 'park-fill', type: 'fill', source: 'parks', paint: { 'fill-color': bandColor(bands, palette.parcel_off), 'fill-opacity': fade(0.86, 0.05) } },
    {
      id: 'park-gap', type: 'fill', source: 'parks', filter: NO_DATA,
      paint: { 'fill-pattern': 'hatch-no-data', 'fill-opacity': fade(1, 0) },
    },
    {
      id: 'park-line', type: 'line', source: 'parks',
      paint: {
        'line-color': ['case', isChosen, palette.park_chosen, palette.park_line],
        'line-width': ['case', isChosen, 2.6, 1.2],
      },
    },
  ]
}

function parcels({ palette, bands }: Scene): LayerSpecification[] {
  const base = { source: 'parcels', minzoom: PARCEL_ZOOM } as const
  const found = (outcome: string): FilterSpecification => ['all', ON, ['==', ['get', 'finding'], outcome]]
  return [
    {
      id: 'parcel-fill', type: 'fill', ...base,
      paint: { 'fill-color': ['case', ON, bandColor(bands, palette.parcel_off, TRIED), palette.parcel_off] as ExpressionSpecification },
    },
    { id: 'parcel-gap', type: 'fill', ...base, filter: ['all', ON, NO_DATA], paint: { 'fill-pattern': 'hatch-no-data' } },
    { id: 'parcel-partly', type: 'fill', ...base, filter: ['all', ON, PARTLY], paint: { 'fill-pattern': 'hatch-partly' } },
    { id: 'parcel-untold', type: 'fill', ...base, filter: found('cannot_tell'), paint: { 'fill-pattern': 'crosses-untold' } },
    { id: 'parcel-suspected', type: 'fill', ...base, filter: found('suspected'), paint: { 'fill-pattern': 'dots-suspected' } },
    { id: 'parcel-met', type: 'fill', ...base, filter: found('met'), paint: { 'fill-pattern': 'hatch-met' } },
    {
      id: 'parcel-line', type: 'line', ...base,
      paint: { 'line-color': palette.parcel_line, 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 16, 1.2] },
    },
    {
      id: 'parcel-found-line', type: 'line', ...base, filter: ['all', ON, ['in', ['get', 'finding'], ['literal', ['suspected', 'met']]]],
      paint: { 'line-color': palette.finding, 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.8, 16, 2] },
    },
  ]
}

function selection({ palette, parcel, land }: Scene): LayerSpecification[] {
  const base = { type: 'line', source: 'parcels', minzoom: PARCEL_ZOOM } as const
  const hovered: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'hover'], false], 1, 0]
  const moved: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'moved'], false], 1, 0]
  const isSelected: FilterSpecification = ['==', ['get', 'parcel_code'], parcel]
  const isLand: FilterSpecification = ['in', ['get', 'parcel_code'], ['literal', land]]
  return [
    { id: 'parcel-land-halo', ...base, filter: isLand, paint: { 'line-color': palette.halo, 'line-width': 6 } },
    { id: 'parcel-land', ...base, filter: isLand, paint: { 'line-color': palette.selected, 'line-width': 2.4, 'line-dasharray': [2.5, 1.2] } },
    { id: 'parcel-moved', ...base, paint: { 'line-color': palette.selected, 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 1.4, 16, 2.6], 'line-opacity': moved } },
    { id: 'parcel-hover', ...base, paint: { 'line-color': palette.selected, 'line-width': 2, 'line-opacity': hovered } },
    { id: 'parcel-selected-halo', ...base, filter: isSelected, paint: { 'line-color': palette.halo, 'line-width': 7 } },
    { id: 'parcel-selected', ...base, filter: isSelected, paint: { 'line-color': palette.selected, 'line-width': 3 } },
  ]
}

function labels({ palette }: Scene): LayerSpecification[] {
  const paint = { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.8, 'text-halo-blur': 0.2 }
  const onParcel = { 'text-color': palette.parcel_ink, 'text-halo-color': palette.parcel_halo, 'text-halo-width': 1.5, 'text-halo-blur': 0.3 }
  const named: ExpressionSpecification = [
    'format', ['get', 'name'], {}, ['case', ['==', ['get', 'value'], ''], '', '\n'], {}, ['get', 'value'], { 'font-scale': 0.82 },
  ]
  const parkName = {
    'text-field': ['step', ['zoom'], ['get', 'name'], 10, named] as ExpressionSpecification,
    'text-font': FONT, 'text-allow-overlap': true,
  }
  return [
    {
      id: 'parcel-label', type: 'symbol', source: 'parcels', minzoom: BUILDING_ZOOM, filter: ON, paint: onParcel,
      layout: {
        'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 11, 'text-max-width': 7, 'text-padding': 4,
        'symbol-sort-key': ['-', ['get', 'area_mu']],
      },
    },
    {
      id: 'subarea-label', type: 'symbol', source: 'subarea-labels', minzoom: 12.6, maxzoom: 16, paint,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12, 'text-letter-spacing': 0.08 },
    },
    {
      id: 'park-label', type: 'symbol', source: 'park-labels', maxzoom: PARCEL_ZOOM, filter: ['==', ['get', 'spot'], 'middle'], paint,
      layout: {
        ...parkName, 'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 12, 14],
        'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 1.6], 'bottom', [0, -1.6]], 'text-justify': 'center',
      },
    },
    {
      id: 'park-label-near', type: 'symbol', source: 'park-labels', minzoom: PARCEL_ZOOM, filter: ['==', ['get', 'spot'], 'north'], paint,
      layout: { ...parkName, 'text-size': 15, 'text-anchor': 'bottom', 'text-offset': [0, -0.3] },
    },
  ]
}

/** A storey whose height is not on record is drawn so high, m: the least of Fuzhou's rules for new workshops (2022). */
export const STOREY_M = 4.5

/** What stands around a mass, where the land is looked at from the side: storeys by their height; without storeys it stays flat. */
function masses({ palette, overlay }: Scene): LayerSpecification[] {
  const room: ExpressionSpecification = ['!', ['in', ['get', 'parcel_code'], ['literal', overlay.cleared]]]
  return [{
    id: 'building-mass', type: 'fill-extrusion', source: 'buildings', minzoom: BUILDING_ZOOM, filter: ['all', ['has', 'storeys'], room, ['literal', overlay.pitch > 0]] as FilterSpecification,
    paint: {
      'fill-extrusion-color': palette.building_mass, 'fill-extrusion-opacity': 0.75,
      'fill-extrusion-height': ['*', ['coalesce', ['get', 'storeys'], 0], ['coalesce', ['get', 'storey_height_m'], STOREY_M]],
    },
  }]
}

/** All layers, bottom to top. */
export function layers(scene: Scene): LayerSpecification[] {
  const { palette } = scene
  const [parkFill, parkGap, parkLine] = parks(scene)
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': palette.paper } },
    parkFill!,
    parkGap!,
    ...parcels(scene),
    {
      id: 'building-fill', type: 'fill', source: 'buildings', minzoom: BUILDING_ZOOM,
      paint: { 'fill-color': palette.building, 'fill-outline-color': palette.parcel_line },
    },
    {
      id: 'subarea-line', type: 'line', source: 'subareas', minzoom: 12,
      paint: { 'line-color': palette.park_line, 'line-width': 1, 'line-dasharray': [4, 3], 'line-opacity': 0.8 },
    },
    parkLine!,
    ...masses(scene),
    ...overlayLayers(palette),
    ...selection(scene),
    ...labels(scene),
    overlayLabel(palette),
  ]
}

/** A whole style with empty sources and no glyph server: the browser draws the letters with the system's faces. */
export function style(scene: Scene): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] }
  const source = (name: SourceName) => ({
    type: 'geojson' as const, data: empty, tolerance: 0.2, ...(name === 'parcels' ? { promoteId: 'parcel_code' } : {}),
  })
  return { version: 8, sources: Object.fromEntries(SOURCES.map((name) => [name, source(name)])), layers: layers(scene) }
}
