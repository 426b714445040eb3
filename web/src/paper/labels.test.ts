import { expect, it } from 'vitest'
import { LETTER, place, type Label } from './labels'

const frame = { width: 100, height: 100 }
const at = (text: string, x: number, y: number): Label => ({ text, at: [x, y] })

it('leaves a label that is alone where it is', () => expect(place([at('1', 50, 50)], frame).placed).toEqual([{ ...at('1', 50, 50), x: 50, y: 50, led: false }]))
it('leads to a label that stands beside its place', () => {
  const { placed } = place([at('1', 50, 50), at('2', 50.5, 50)], frame)
  expect(placed.map((one) => one.led)).toEqual([false, true])
})
it('lays none of many on another, nor outside of the frame', () => {
  const many = Array.from({ length: 300 }, (_, i) => at(String(i + 1), 5 + ((i * 37) % 90), 5 + ((i * 53) % 90)))
  const { placed, left } = place(many, frame)
  expect(placed.length + left.length).toBe(300)
  for (const [i, a] of placed.entries()) {
    expect(a.x > 0 && a.x < 100 && a.y > 0 && a.y < 100).toBe(true)
    for (const b of placed.slice(i + 1)) expect(Math.abs(a.y - b.y) >= LETTER || Math.abs(a.x - b.x) >= 0.5 * LETTER * Math.min(a.text.length, b.text.length)).toBe(true)
  }
})
it('keeps off what is taken, and says what found no room', () => {
  expect(place([at('1', 50, 50)], frame, [[0, 0, 100, 100]])).toEqual({ placed: [], left: [at('1', 50, 50)] })
})
