/** Redevelopment sites as the map draws them, spelled as on the wire. */
import type { Shape } from './types'

/** A site as the layer draws it. */
export interface SiteDrawn {
  site_id: number
  name: string
  state: string
  area_mu: number
  revision: number
}

/** A site as a feature of the map. */
export type SiteShape = { geometry: Shape; properties: SiteDrawn }
