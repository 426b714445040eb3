/** Asks for the newest of what is wished: one question at a time, at most one a frame; what is overtaken is never asked. */
export function newestWins<Wish>(ask: (wish: Wish) => Promise<void>, frame: (then: () => void) => unknown = requestAnimationFrame): (wish: Wish) => void {
  let waiting: { wish: Wish } | null = null
  let busy = false

  async function next() {
    if (!waiting) {
      busy = false
      return
    }
    const { wish } = waiting
    waiting = null
    try {
      await ask(wish)
    } finally {
      frame(() => void next())
    }
  }

  return (wish) => {
    waiting = { wish }
    if (busy) return
    busy = true
    frame(() => void next())
  }
}
