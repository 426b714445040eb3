import { describe, expect, it } from 'vitest'
import { newestWins } from './newest'

/** Frames and answers that come when the test says so. */
function stage() {
  const frames: (() => void)[] = []
  const asked: number[] = []
  let answer: () => void = () => {}
  const wish = newestWins<number>((n) => {
    asked.push(n)
    return new Promise((resolve) => (answer = resolve))
  }, (then) => frames.push(then))
  const tick = async () => {
    frames.splice(0).forEach((then) => then())
    await Promise.resolve()
  }
  const reply = async () => {
    answer()
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { wish, asked, tick, reply }
}

describe('the newest wish', () => {
  it('of a frame is the one that is asked', async () => {
    const { wish, asked, tick } = stage()
    ;[1, 2, 3].forEach(wish)
    await tick()
    expect(asked).toEqual([3])
  })
  it('waits while one is under way, and overtakes those between', async () => {
    const { wish, asked, tick, reply } = stage()
    wish(1)
    await tick()
    ;[2, 3, 4].forEach(wish)
    await tick()
    expect(asked).toEqual([1])
    await reply()
    await tick()
    expect(asked).toEqual([1, 4])
  })
  it('is asked after a rest too', async () => {
    const { wish, asked, tick, reply } = stage()
    wish(1)
    await tick()
    await reply()
    await tick()
    wish(2)
    await tick()
    expect(asked).toEqual([1, 2])
  })
})
