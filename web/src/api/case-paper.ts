/** Papers of a case and the land that is drawn on them, spelled as on the wire. */
import type { Shape } from './types'

export interface CaseShape {
  parcel_code: string
  of_site: boolean
  geometry: Shape
}

export interface PaperBlock {
  level?: number
  text?: string
  head?: string[]
  rows?: string[][]
  wide?: number[]
  break?: boolean
}

export interface Paper {
  title: string
  under: string
  map_tall: number
  map_note?: string
  blocks: PaperBlock[]
}
