/** Colours of the map that are not bands. One flat record a theme. */
export interface Palette {
  paper: string
  ink: string
  halo: string
  park_line: string
  park_chosen: string
  parcel_line: string
  parcel_off: string
  building: string
  finding: string
  selected: string
  hatch: string
}

export const LIGHT: Palette = {
  paper: '#f5f3ee',
  ink: '#23302c',
  halo: 'rgba(250, 249, 245, 0.92)',
  park_line: '#6d7a74',
  park_chosen: '#1f4f43',
  parcel_line: 'rgba(60, 70, 66, 0.55)',
  parcel_off: 'rgba(120, 125, 120, 0.10)',
  building: 'rgba(40, 48, 45, 0.20)',
  finding: '#5a1420',
  selected: '#111a17',
  hatch: '#a9a59c',
}

export const DARK: Palette = {
  paper: '#171b1d',
  ink: '#e8ece9',
  halo: 'rgba(20, 24, 26, 0.88)',
  park_line: '#8b9893',
  park_chosen: '#9fd8c4',
  parcel_line: 'rgba(12, 14, 15, 0.75)',
  parcel_off: 'rgba(190, 200, 195, 0.07)',
  building: 'rgba(0, 0, 0, 0.28)',
  finding: '#2a0509',
  selected: '#ffffff',
  hatch: '#8d8a84',
}
