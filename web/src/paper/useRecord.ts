import type { Answer } from '../api/client'
import { disposal, type EntryRecord } from '../api/disposal'
import { listOf, type Promises } from '../api/promises'
import { useFile } from '../state/useFile'

/** What the ledger and the agreements have on record of a parcel: its entries with their steps, and its promises as they are judged on a day. */
export interface OnRecord {
  entries: EntryRecord[]
  promises: Promises
}

/** More entries than any parcel has. */
const MOST_ENTRIES = 100

/** Reads what is on record of a parcel; the day is that of the run, so that a paper says all of it of one day. */
export function useRecord(chosen: () => { zone: string; code: string; run: string; as_of: string }) {
  const asked = () => {
    const { zone, code, run, as_of } = chosen()
    return { zone, key: code && JSON.stringify({ code, as_of }), run }
  }
  return useFile<OnRecord>(asked, async (zone, key, run_id, signal): Promise<Answer<OnRecord>> => {
    const { code, as_of } = JSON.parse(key) as { code: string; as_of: string }
    const promises = await listOf<Promises>('commitments')(zone, JSON.stringify({ parcel_code: code, run_id, as_of }), '', signal)
    if (!promises.ok) return promises
    const page = await disposal.entries(zone, { parcel_code: code }, MOST_ENTRIES, '', signal)
    if (!page.ok) return page
    const entries: EntryRecord[] = []
    for (const { entry_id } of page.value.entries) {
      const record = await disposal.record(zone, entry_id, signal)
      if (!record.ok) return record
      entries.push(record.value)
    }
    return { ok: true, value: { entries, promises: promises.value } }
  })
}
