/** Where labels stand on a map so that none lies on another. Pure; millimetres. */
import type { Frame } from './draw'

export interface Label {
  text: string
  /** What it names. */
  at: [x: number, y: number]
}

export interface Placed extends Label {
  /** The middle of the text. */
  x: number
  y: number
  /** It stands beside what it names, so that a line must lead there. */
  led: boolean
}

/** West, north, east, south. */
export type Box = [number, number, number, number]

/** Size of the letters, the width of a digit of it, and the room around a text. */
export const LETTER = 2.6
const DIGIT = 0.58 * LETTER
const AIR = 0.25

/** How far from its place a label may stand, and in how many directions. */
const RADII = [0, 3, 4.5, 6, 8, 10, 13, 16, 20]
const DIRECTIONS = 16

const boxOf = (text: string, x: number, y: number): Box => {
  const half = [(text.length * DIGIT) / 2 + AIR, LETTER / 2 + AIR] as const
  return [x - half[0], y - half[1], x + half[0], y + half[1]]
}
const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** The places that a label may take, the nearest first. */
function* places([x, y]: [number, number]): Generator<[number, number]> {
  for (const radius of RADII) {
    for (let i = 0; i < (radius ? DIRECTIONS : 1); i += 1) {
      const angle = (2 * Math.PI * i) / DIRECTIONS
      yield [x + radius * Math.cos(angle), y - radius * Math.sin(angle)]
    }
  }
}

/** Places labels one after the other, each as near as it can to what it names; `left` found no room. */
export function place(labels: Label[], frame: Frame, taken: Box[] = []): { placed: Placed[]; left: Label[] } {
  const boxes = [...taken]
  const placed: Placed[] = []
  const left: Label[] = []
  for (const label of labels) {
    const free = [...places(label.at)].find(([x, y]) => {
      const box = boxOf(label.text, x, y)
      return box[0] >= 0 && box[1] >= 0 && box[2] <= frame.width && box[3] <= frame.height && !boxes.some((other) => meet(box, other))
    })
    if (!free) {
      left.push(label)
      continue
    }
    const [x, y] = free
    boxes.push(boxOf(label.text, x, y))
    placed.push({ ...label, x, y, led: x !== label.at[0] || y !== label.at[1] })
  }
  return { placed, left }
}
