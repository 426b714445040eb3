/** Colours of the map that are not bands. One flat record a theme. */
export interface Palette {
  paper: string
  /** Names of parks and sub-areas, half on the paper. */
  ink: string
  halo: string
  /** Names of parcels, which lie on the colours of the bands whatever the theme. */
  parcel_ink: string
  parcel_halo: string
  park_line: string
  park_chosen: string
  parcel_line: string
  parcel_off: string
  building: string
  /** A building that stands, as a mass. */
  building_mass: string
  finding: string
  selected: string
  hatch: string
}

export const LIGHT: Palette = {
  paper: '#f5f3ee',
  ink: '#23302c',
  halo: 'rgba(250, 249, 245, 0.95)',
  parcel_ink: '#1b2724',
  parcel_halo: 'rgba(250, 249, 245, 0.92)',
  park_line: '#6d7a74',
  park_chosen: '#1f4f43',
  parcel_line: 'rgba(60, 70, 66, 0.55)',
  parcel_off: 'rgba(120, 125, 120, 0.10)',
  building: 'rgba(40, 48, 45, 0.20)',
  building_mass: '#9aa39e',
  finding: '#5a1420',
  selected: '#111a17',
  hatch: '#a9a59c',
}

export const DARK: Palette = {
  paper: '#171b1d',
  ink: '#f4f7f5',
  halo: 'rgba(16, 20, 22, 0.96)',
  parcel_ink: '#10181a',
  parcel_halo: 'rgba(244, 246, 243, 0.9)',
  park_line: '#8b9893',
  park_chosen: '#9fd8c4',
  parcel_line: 'rgba(12, 14, 15, 0.75)',
  parcel_off: 'rgba(190, 200, 195, 0.07)',
  building: 'rgba(0, 0, 0, 0.28)',
  building_mass: '#6f7a75',
  finding: '#2a0509',
  selected: '#ffffff',
  hatch: '#8d8a84',
}
