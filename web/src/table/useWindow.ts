import { computed, nextTick, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { range, ROW_HEIGHT } from './window'

const HEAD_ROWS = 2

/** The rows in sight of a table that scrolls in a box, and the keys that move between rows; a row says `data-row`. */
export function useWindow(box: Readonly<Ref<HTMLElement | null>>, rows: () => number, open: (index: number) => void) {
  const top = ref(0)
  const height = ref(400)
  const focused = ref(0)
  const seen = computed(() => range(rows(), top.value, height.value))
  const first = computed(() => Math.max(0, Math.min(focused.value, rows() - 1)))

  const sizes = new ResizeObserver(([entry]) => (height.value = entry!.contentRect.height))
  onMounted(() => sizes.observe(box.value!))
  onBeforeUnmount(() => sizes.disconnect())

  const scrolled = () => (top.value = box.value!.scrollTop)

  async function focus(index: number) {
    focused.value = Math.max(0, Math.min(rows() - 1, index))
    const y = focused.value * ROW_HEIGHT
    const room = height.value - HEAD_ROWS * ROW_HEIGHT
    if (y < box.value!.scrollTop) box.value!.scrollTop = y
    else if (y > box.value!.scrollTop + room) box.value!.scrollTop = y - room
    scrolled()
    await nextTick()
    box.value?.querySelector<HTMLElement>(`[data-row="${focused.value}"]`)?.focus()
  }
  function pressed(event: KeyboardEvent, index: number) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows(), End: rows() }
    if (event.key === 'Enter') open(index)
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    void focus(index + step)
  }
  function taken(index: number) {
    focused.value = index
    open(index)
  }
  return { seen, first, scrolled, pressed, taken }
}
