import { onScopeDispose, ref, watch } from 'vue'

/** How many sheets are laid out between two breaths of the page. */
const AT_A_TIME = 8

/** How many of some sheets are laid out: a few at a time, so that the page goes on answering. */
export function useLaid(wanted: () => number) {
  const laid = ref(0)
  let next = 0
  function more() {
    laid.value = Math.min(wanted(), laid.value + AT_A_TIME)
    if (laid.value < wanted()) next = window.setTimeout(more)
  }
  watch(wanted, () => {
    clearTimeout(next)
    laid.value = 0
    if (wanted()) more()
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(next))
  return laid
}
