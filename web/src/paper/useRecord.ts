import type { Answer } from '../api/client'
import { disposal, type EntryRecord } from '../api/disposal'
import { listOf, type Promises } from '../api/promises'
import { useFile } from '../state/useFile'

/** What the ledger and the agreements have on record of a parcel: its entries with their steps, and its promises as they are judged today. */
export interface OnRecord {
  entries: EntryRecord[]
  /** How many entries there are besides, which are not read. */
  left: number
  promises: Promises
}

/** More entries than a parcel is likely to have; those due first come first. */
const MOST_ENTRIES = 100

/** Reads what is on record of a parcel, all of it of today, as the ledger is, and not of the day of the run, whose findings stand beside it. */
export function useRecord(chosen: () => { zone: string; code: string; run: string }) {
  const asked = () => {
    const { zone, code, run } = chosen()
    return { zone, key: code, run }
  }
  return useFile<OnRecord>(asked, async (zone, code, run_id, signal): Promise<Answer<OnRecord>> => {
    const promises = await listOf<Promises>('commitments')(zone, JSON.stringify({ parcel_code: code, run_id }), '', signal)
    if (!promises.ok) return promises
    const page = await disposal.entries(zone, { parcel_code: code }, MOST_ENTRIES, '', signal)
    if (!page.ok) return page
    const all = page.value.next ? await disposal.board(zone, { parcel_code: code }, signal) : null
    if (all && !all.ok) return all
    const left = all ? all.value.states.reduce((sum, one) => sum + one.count, 0) - page.value.entries.length : 0
    const entries: EntryRecord[] = []
    for (const { entry_id } of page.value.entries) {
      const record = await disposal.record(zone, entry_id, signal)
      if (!record.ok) return record
      entries.push(record.value)
    }
    return { ok: true, value: { entries, left, promises: promises.value } }
  })
}
