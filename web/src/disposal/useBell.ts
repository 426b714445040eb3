import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { disposal, type Bell } from '../api/disposal'

/** What is overdue or due soon, for the bell; `changes` counts what was done in the ledger, so that its parts read again. */
export const useBell = defineStore('bell', () => {
  const bell = shallowRef<Bell | null>(null)
  const changes = ref(0)
  let zone = ''

  async function read(of: string) {
    zone = of
    const answer = of ? await disposal.bell(of) : null
    if (of === zone) bell.value = answer?.ok ? answer.value : null
  }
  const again = () => read(zone)

  function changed() {
    changes.value += 1
    void again()
  }
  return { bell, changes, read, again, changed }
})
