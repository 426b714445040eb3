/** How values of the view are spelled in the URL. Pure. */
export interface Camera {
  lon: number
  lat: number
  zoom: number
}

/** How a value of the view stands in the URL. */
export interface Codec<T> {
  key: string
  initial: T
  parse: (text: string) => T | undefined
  print: (value: T) => string
}

export const text = (key: string, initial = ''): Codec<string> => ({ key, initial, parse: (t) => t, print: (v) => v })
export const flag = (key: string): Codec<boolean> => ({ key, initial: false, parse: (t) => t === '1', print: (v) => (v ? '1' : '') })
export const list = (key: string): Codec<string[]> => ({
  key, initial: [], parse: (t) => t.split(',').filter(Boolean), print: (v) => v.join(','),
})
export const oneOf = <T extends string>(key: string, values: readonly T[], initial: T): Codec<T> => ({
  key, initial, parse: (t) => values.find((value) => value === t), print: (v) => v,
})
export const number = <T extends number | null>(key: string, initial: T, low: number, high: number): Codec<T> => ({
  key,
  initial,
  parse: (t) => (t !== '' && Number(t) >= low && Number(t) <= high ? (Number(t) as T) : undefined),
  print: (v) => (v === null ? '' : String(v)),
})

export const camera: Codec<Camera | null> = {
  key: 'at',
  initial: null,
  parse(t) {
    const [lon, lat, zoom] = t.split(',').map(Number)
    const valid = [lon, lat, zoom].every((n) => Number.isFinite(n)) && Math.abs(lat!) < 86 && Math.abs(lon!) <= 180
    return valid ? { lon: lon!, lat: lat!, zoom: zoom! } : undefined
  },
  print: (v) => (v ? `${v.lon.toFixed(5)},${v.lat.toFixed(5)},${v.zoom.toFixed(2)}` : ''),
}
