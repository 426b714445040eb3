import { defineStore } from 'pinia'
import { ref } from 'vue'
import { parseView, printView, type View } from './view'

/** The one view of the page, kept equal to the URL in both directions. */
export const useView = defineStore('view', () => {
  const view = ref<View>(parseView(location.search))

  /** Changes the view. A step that "back" should undo is pushed; small movements replace the present entry. */
  function patch(change: Partial<View>, how: 'push' | 'replace' = 'push') {
    const next = { ...view.value, ...change }
    const address = printView(next)
    view.value = next
    if (address === location.search) return
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', location.pathname + address)
  }

  window.addEventListener('popstate', () => {
    view.value = parseView(location.search)
  })

  return { view, patch }
})
