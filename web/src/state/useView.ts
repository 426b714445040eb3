import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { assignView, parseView, printView, type View } from './view'

/** The one view of the page, kept equal to the URL in both directions. */
export const useView = defineStore('view', () => {
  const view = reactive<View>(parseView(location.search))

  /** Changes the view. A step that "back" should undo is pushed; small movements replace the present entry. */
  function patch(change: Partial<View>, how: 'push' | 'replace' = 'push') {
    assignView(view, change)
    const address = printView(view)
    if (address === location.search) return
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', location.pathname + address)
  }

  window.addEventListener('popstate', () => assignView(view, parseView(location.search)))

  return { view, patch }
})
