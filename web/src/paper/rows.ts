/** What is on record of a parcel as tables for paper: a head and rows of texts. Pure. */
import type { Step } from '../api/disposal'
import type { ParcelFile } from '../api/files'
import type { Promised } from '../api/promises'
import { count, day, m2, plain } from '../format/format'
import { promised, type Words } from '../promise/columns'

export interface Table {
  head: string[]
  rows: string[][]
}
type Say = Words['say']

export function buildingTable(file: ParcelFile, say: Say): Table {
  const permitted = (one: boolean | null | undefined) => (one === null || one === undefined ? '—' : say(one ? 'paper.permitted' : 'file.not_permitted'))
  return {
    head: [say('paper.building_id'), say('paper.storeys'), `${say('paper.footprint')} ${say('unit.m2')}`, `${say('field.floor_area_m2')} ${say('unit.m2')}`, say('paper.permit')],
    rows: (file.buildings ?? []).map((one) => [one.building_id, count(one.storeys), m2(one.footprint_m2), m2(one.floor_area_m2), permitted(one.permitted)]),
  }
}

/** Promises with what came of them, and the arithmetic with where the actual is from, or what is missing. */
export function promiseTable(list: Promised[], { say, either, unitOf }: Words): Table {
  const why = (one: Promised) =>
    [either(one.formula), one.from === 'none' ? '' : either(one.source), one.missing.map((name) => say(`lack.${name}`)).join(say('text.list')), ...one.doubts.map(either), one.remedy].filter(Boolean).join(say('text.semicolon'))
  const agreement = (one: Promised) => [one.agreement_no, one.agreement_version, one.site_name && say('review.of_site', { site: one.site_name })].filter(Boolean).join(' ') || '—'
  return {
    head: [say('promise.indicator'), say('paper.agreement'), say('promise.target'), say('promise.value'), say('promise.due'), say('promise.outcome'), say('paper.arithmetic')],
    rows: list.map((one) => [
      say(`indicator.${one.indicator}`), agreement(one), promised(one.target, one.target_on, unitOf(one.unit)), promised(one.value, one.on, unitOf(one.unit)), day(one.due), say(`promise.${one.outcome}`), why(one),
    ]),
  }
}

/** The steps of an entry as they were made, the first at the top. */
export function stepTable(steps: Step[], facts: (step: Step) => string, { say, either, moveName, stateName, personName }: Pick<Words, 'say' | 'either'> & Record<'moveName' | 'stateName' | 'personName', (name: string) => string>): Table {
  const said = (step: Step) => [facts(step), ...step.arithmetic.map(either), step.note].filter(Boolean).join(say('text.semicolon'))
  return {
    head: [say('entry.document_on'), say('entry.move'), say('entry.state'), say('paper.particulars'), say('paper.by')],
    rows: [...steps].sort((a, b) => a.version - b.version).map((step) => [day(step.document_on ?? step.at), moveName(step.move), stateName(step.to_state), said(step) || '—', personName(step.by)]),
  }
}

export function eventTable(file: ParcelFile, say: Say): Table {
  return {
    head: [say('entry.document_on'), say('paper.event_kind'), say('paper.particulars'), say('entry.document_no')],
    rows: (file.events ?? []).map((one) => [
      day(one.happened_on as string | null), say(`event.${String(one.event_kind)}`), [one.label, one.description].map((text) => plain(text, say)).filter((text) => text !== '—').join(' ') || '—', plain(one.document_no, say),
    ]),
  }
}

/** What it came from stands before what it went to. */
export function lineageTable(file: ParcelFile, say: Say): Table {
  const lineage = [...(file.lineage ?? [])].sort((a, b) => Number((a.direction ?? 'from') === 'into') - Number((b.direction ?? 'from') === 'into'))
  return {
    head: [say('paper.recorded_on'), say('paper.relation'), say('entry.parcel_code')],
    rows: lineage.map((one) => [day(one.on), `${say(`lineage.${one.relation}`)} ${say(`lineage.${one.direction ?? 'from'}`)}`, one.parcel_code]),
  }
}
