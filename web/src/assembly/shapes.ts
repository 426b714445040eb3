/** What the search lays over the land. Pure. */
import type { FoundSite } from '../api/assembly'
import type { ParcelFeature } from '../map/features'
import type { OverlayFeature, Tone } from '../map/overlay'
import { cornersOf, linesOf } from './ask'

/** Each parcel once: those that are put together lit, those that could be added offered, those of other answers faint; those that
 *  must be in or stay out with a word that says so. */
export function siteShapes(parcels: Map<string, ParcelFeature>, sites: FoundSite[], set: string[], offered: string[], told: Map<string, string>): OverlayFeature[] {
  const tones = new Map<string, Tone>([...told.keys()].map((code) => [code, 'drawn']))
  for (const site of sites) for (const code of site.parcel_codes) tones.set(code, 'faint')
  for (const code of offered) tones.set(code, 'offered')
  for (const code of set) tones.set(code, 'lit')
  return [...tones].flatMap(([code, tone]) => {
    const parcel = parcels.get(code)
    return parcel ? [{ type: 'Feature' as const, geometry: parcel.geometry, properties: { tone, ...(told.has(code) ? { label: told.get(code) } : {}) } }] : []
  })
}

/** The area that is drawn, with its corners while it is being drawn. */
export function drawnShapes(drawn: string[], drawing: boolean): OverlayFeature[] {
  const corners = cornersOf(drawn)
  const properties = { tone: 'drawn' as const }
  const points: OverlayFeature[] = drawing ? corners.map((coordinates) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties })) : []
  if (corners.length >= 3) return [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }, properties }, ...points]
  return corners.length === 2 ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: corners }, properties }, ...points] : points
}

/** The lines that no site crosses, with their corners while they are being drawn. */
export function barrierShapes(list: string[], drawing: boolean): OverlayFeature[] {
  const properties = { tone: 'drawn' as const }
  const points: OverlayFeature[] = drawing ? cornersOf(list).map((coordinates) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties })) : []
  return [...linesOf(list).map((coordinates) => ({ type: 'Feature' as const, geometry: { type: 'LineString' as const, coordinates }, properties })), ...points]
}
