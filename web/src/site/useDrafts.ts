import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import { useAccount } from '../account/useAccount'
import type { Inputs } from '../api/sites'

/** A scenario as somebody types it; without a scenario_id it was never kept. */
export interface Draft {
  id: string
  scenario_id: number | null
  /** That it was made on. */
  revision: number
  name: string
  inputs: Inputs
}

/** What is typed of scenarios and not kept yet, by person and site, while the page is open: another view, tab or site loses nothing. */
export const useDrafts = defineStore('drafts', () => {
  const account = useAccount()
  const bySite = reactive(new Map<string, Draft[]>())
  let counted = 0

  const prefix = (zone: string) => `${account.person?.name ?? ''}\n${zone}\n`
  const of = (zone: string, site: string | number): Draft[] => bySite.get(prefix(zone) + site) ?? []
  const any = (zone: string) => [...bySite.keys()].some((key) => key.startsWith(prefix(zone)))
  function put(zone: string, site: string, drafts: Draft[]) {
    if (drafts.length) bySite.set(prefix(zone) + site, drafts)
    else bySite.delete(prefix(zone) + site)
  }
  /** A name for a scenario that has none on the server. */
  const newId = () => `new${++counted}`

  const unsaved = computed(() => bySite.size > 0)
  window.addEventListener('beforeunload', (event) => unsaved.value && event.preventDefault())
  return { of, any, put, newId }
})
