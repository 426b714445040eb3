/** The numbers of a policy that can be tried, each with its place in the document, and the changes as the URL spells them. Pure. */
import type { PatchStep } from '../api/evaluations'
import type { Maybe, Phrase } from '../api/types'
import type { Bands, Indicator, Open, Policy, Track } from './document'

export interface Field {
  /** Where it stands, such as "tracks.0.indicators.1.weight". */
  path: string
  kind: 'weight' | 'baseline' | 'times' | 'cap' | 'share' | 'threshold' | 'count' | 'points'
  title: Maybe<Phrase>
  name: string
  unit: string
  value: number
  least: number
  most: number
  step: number
}

/** The fields of a track, or of the whole policy. */
export interface FieldGroup {
  key: string
  title: Maybe<Phrase>
  /** What the weights must sum to; null where there are none. */
  scale: number | null
  /** Paths of the weights that count towards the sum: of alternatives, the first. */
  counted: string[]
  fields: Field[]
}

/** Values by path. */
export type Changes = Record<string, number>

/** Room for a number that has no limits of its own: twice what it is. */
function room(value: number): { least: number; most: number; step: number } {
  const most = value === 0 ? 1 : Math.abs(value) * 2
  const step = 10 ** (Math.floor(Math.log10(most)) - 2)
  return { least: value < 0 ? -most : 0, most: Math.ceil(most / step) * step, step }
}

function field(path: string, kind: Field['kind'], value: Maybe<Open>, more: Partial<Field>): Field[] {
  return typeof value === 'number' ? [{ path, kind, title: null, name: '', unit: '', value, ...room(value), ...more }] : []
}

function ofIndicator(at: string, one: Indicator, scale: number): Field[] {
  const named = { title: one.title, name: one.id }
  const { baseline, scorer } = one
  const isMean = baseline?.source === 'group_mean' || baseline?.source === 'prior_group_mean'
  return [
    ...field(`${at}.weight`, 'weight', one.weight, { ...named, least: 0, most: scale, step: scale / 100 }),
    ...field(`${at}.baseline.value`, 'baseline', baseline?.source === 'const' ? baseline.value : null, { ...named, unit: one.unit ?? '' }),
    ...field(`${at}.baseline.times`, 'times', isMean ? (baseline?.times ?? 1) : null, { ...named, least: 0.1, most: 3, step: 0.05 }),
    ...(baseline?.table ?? []).flatMap((row, i) => field(`${at}.baseline.table.${i}.value`, 'baseline', row.value, { ...named, name: [row.track, row.industry, row.region, row.year].filter(Boolean).join(' '), unit: one.unit ?? '' })),
    ...field(`${at}.scorer.cap`, 'cap', scorer?.cap, { ...named, least: 0.5, most: 3, step: 0.05 }),
  ]
}

function ofBands(at: string, bands: Maybe<Bands>): Field[] {
  const percent = { least: 0, most: 100, step: 1, unit: '%' }
  const stages = bands?.two_stage
  const grades = (bands?.grades ?? []).flatMap((band, i, all) => {
    const named = { name: band.grade }
    const share = i < all.length - 1 ? band.up_to_percent : null
    return [
      ...field(`${at}.grades.${i}.up_to_percent`, 'share', share, { ...percent, ...named }),
      ...field(`${at}.grades.${i}.last_percent`, 'share', band.last_percent, { ...percent, ...named }),
      ...field(`${at}.grades.${i}.count`, 'count', band.count, { ...named, step: 1 }),
      ...field(`${at}.grades.${i}.from`, 'threshold', band.from, named),
    ]
  })
  return [
    ...grades,
    ...field(`${at}.two_stage.split_percent`, 'share', stages?.split_percent, percent),
    ...field(`${at}.two_stage.top.percent`, 'share', stages?.top?.percent, { ...percent, name: stages?.top?.grade ?? '' }),
    ...field(`${at}.two_stage.bottom.percent`, 'share', stages?.bottom?.percent, { ...percent, name: stages?.bottom?.grade ?? '' }),
  ]
}

function ofTrack(track: Track, i: number): FieldGroup {
  const at = `tracks.${i}`
  const scale = typeof track.combine?.scale === 'number' ? track.combine.scale : 100
  const indicators = track.indicators ?? []
  const isFirst = (one: Indicator, j: number) => !one.alternative || indicators.findIndex((other) => other.alternative === one.alternative) === j
  const counted = indicators.flatMap((one, j) => (typeof one.weight === 'number' && isFirst(one, j) ? [`${at}.indicators.${j}.weight`] : []))
  return {
    key: at, title: track.title ?? { zh: track.id, en: track.id }, scale: counted.length > 0 && (track.combine?.method ?? 'weighted_sum') === 'weighted_sum' ? scale : null, counted,
    fields: [...indicators.flatMap((one, j) => ofIndicator(`${at}.indicators.${j}`, one, scale)), ...ofBands(`${at}.bands`, track.bands)],
  }
}

/** Everything of a policy that can be tried, a group a track and one for the whole. */
export function fieldGroups(policy: Policy): FieldGroup[] {
  const all = [
    ...(policy.parameters ?? []).flatMap((one, i) => field(`parameters.${i}.value`, 'threshold', one.value as Maybe<Open>, { title: one.title, name: one.id, unit: (one.unit as string) ?? '' })),
    ...(policy.adjustments?.items ?? []).flatMap((one, i) => field(`adjustments.items.${i}.points`, 'points', one.points as Maybe<Open>, { title: one.title, name: one.id })),
  ]
  const whole: FieldGroup = { key: 'policy', title: null, scale: null, counted: [], fields: all }
  return [...(policy.tracks ?? []).map(ofTrack), ...(all.length > 0 ? [whole] : [])]
}

/** Changes as the URL spells them, "path:number"; what is no number is left out. */
export function readChanges(list: string[]): Changes {
  const pairs = list.map((one) => [one.slice(0, one.lastIndexOf(':')), Number(one.slice(one.lastIndexOf(':') + 1))] as const)
  return Object.fromEntries(pairs.filter(([path, value]) => path !== '' && Number.isFinite(value)))
}

export const writeChanges = (changes: Changes): string[] => Object.entries(changes).map(([path, value]) => `${path}:${value}`)

const rounded = (value: number) => Number(value.toPrecision(10))

/** Changes with one value more; a value as it stands in the policy is no change. */
export function withChange(changes: Changes, fields: Field[], path: string, value: number): Changes {
  const next = { ...changes, [path]: rounded(value) }
  if (fields.find((one) => one.path === path)?.value === next[path]) delete next[path]
  return next
}

/** How far the weights of a group are from what they must sum to; 0 where they need not. */
export function restOf(group: FieldGroup, changes: Changes): number {
  if (group.scale === null) return 0
  const now = (path: string) => changes[path] ?? group.fields.find((one) => one.path === path)?.value ?? 0
  return rounded(group.scale - group.counted.reduce((sum, path) => sum + now(path), 0))
}

/** Takes the rest from, or gives it to, the weights other than `kept`, in proportion to what they are; the last takes what rounding leaves. */
export function spread(group: FieldGroup, changes: Changes, kept: string): Changes {
  const rest = restOf(group, changes)
  const others = group.counted.filter((path) => path !== kept)
  if (rest === 0 || others.length === 0) return changes
  const now = (path: string) => changes[path] ?? group.fields.find((one) => one.path === path)!.value
  const total = others.reduce((sum, path) => sum + now(path), 0)
  const target = Math.max(0, total + rest)
  let left = target
  let next = changes
  others.forEach((path, i) => {
    const part = total > 0 ? now(path) / total : 1 / others.length
    const value = i === others.length - 1 ? left : Math.min(left, Math.round(target * part * 100) / 100)
    left = rounded(left - value)
    next = withChange(next, group.fields, path, value)
  })
  return next
}

/** The changes as a JSON Patch. */
export const patchOf = (changes: Changes): PatchStep[] => Object.entries(changes).map(([path, value]) => ({ op: 'add', path: `/${path.replaceAll('.', '/')}`, value }))

/** A copy of a document with the changes in it. */
export function patched(policy: Policy, changes: Changes): Policy {
  const copy = structuredClone(policy)
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.')
    const last = steps.pop()!
    const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], copy)
    if (parent && typeof parent === 'object') (parent as Record<string, unknown>)[last] = value
  }
  return copy
}

/** A path as the server spells it in problems: tracks[0].indicators[1].weight. */
export const problemPath = (path: string) => path.replace(/\.(\d+)(?=\.|$)/g, '[$1]')
