import { defineStore } from 'pinia'
import { ref } from 'vue'

/** How long a confirmation stands, ms. */
const STANDS = 8000

/** That something was done, said at the top of the window, wherever the button was that did it. */
export const useTold = defineStore('told', () => {
  const text = ref('')
  let ending = 0

  function tell(said: string) {
    clearTimeout(ending)
    text.value = said
    ending = window.setTimeout(clear, STANDS)
  }
  function clear() {
    clearTimeout(ending)
    text.value = ''
  }
  return { text, tell, clear }
})
