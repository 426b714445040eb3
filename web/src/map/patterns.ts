/** Hatch images, made pixel by pixel: findings and "no data" are patterns, never a second fill colour. */
export interface Pattern {
  id: string
  width: number
  height: number
  data: Uint8ClampedArray
}

type Rgb = [number, number, number]

const SIZE = 16

function draw(id: string, rgb: Rgb, alpha: (x: number, y: number) => number): Pattern {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4)
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) data.set([...rgb, Math.round(255 * alpha(x, y))], (y * SIZE + x) * 4)
  }
  return { id, width: SIZE, height: SIZE, data }
}

/** Distance of a pixel from the nearest diagonal; the pattern tiles because the period divides the size. */
function diagonal(x: number, y: number, direction: 1 | -1, period: number): number {
  const along = (((x + direction * y) % period) + period) % period
  return Math.min(along, period - along)
}

const stroke = (distance: number, halfWidth: number) => Math.max(0, Math.min(1, halfWidth + 0.5 - distance))

/** A small cross in the middle of the tile. */
function cross(x: number, y: number): number {
  const [dx, dy] = [Math.abs(x - (SIZE - 1) / 2), Math.abs(y - (SIZE - 1) / 2)]
  return Math.max(dx, dy) > 4.5 ? 0 : stroke(Math.min(dx, dy), 0.8)
}

/** The patterns of the map: thin grey hatching, level hatching where a part alone is known, strong hatching the other way, dots, and crosses where a rule cannot tell. */
export function patterns(): Pattern[] {
  return [
    draw('hatch-no-data', [150, 146, 138], (x, y) => 0.85 * stroke(diagonal(x, y, 1, 8), 0.5)),
    draw('hatch-partly', [122, 98, 40], (_, y) => 0.85 * stroke(diagonal(0, y, 1, 8), 0.5)),
    draw('hatch-met', [70, 12, 24], (x, y) => 0.9 * stroke(diagonal(x, y, -1, 8), 1)),
    draw('crosses-untold', [58, 66, 92], (x, y) => 0.85 * cross(x, y)),
    draw('dots-suspected', [70, 12, 24], (x, y) => 0.85 * stroke(Math.hypot((x % 8) - 3.5, (y % 8) - 3.5), 1.2)),
  ]
}
