import { nextTick, watch } from 'vue'

/** Where a keyboard user is when a file opens: in its heading, and back where it was opened from when it closes. A mouse is left alone. */
export function useFocus(opened: () => string, panel: () => HTMLElement | null, listed: (key: string) => HTMLElement | null) {
  let opener: HTMLElement | null = null

  watch(opened, async (key, before) => {
    const now = document.activeElement as HTMLElement | null
    const byKeyboard = now?.matches(':focus-visible') ?? false
    const inside = now !== null && (panel()?.contains(now) ?? false)
    if (!inside) opener = key && byKeyboard ? now : opener
    await nextTick()
    if (key && byKeyboard) panel()?.querySelector<HTMLElement>('h2, [role=alert] button')?.focus()
    if (key) return
    const back = opener?.isConnected ? opener : listed(before)
    if (byKeyboard || inside) back?.focus()
    opener = null
  })
}
