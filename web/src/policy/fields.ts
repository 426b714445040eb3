/** The numbers of a policy that can be tried, each with its place in the document. Pure. */
import type { Maybe, Phrase } from '../api/types'
import type { Adjustment, Adjustments, Bands, Indicator, Open, Policy, Scorer, Track } from './document'
import { openPlaces } from './open'

export interface Field {
  /** Where it stands, such as "tracks.0.indicators.1.weight". */
  path: string
  kind: 'weight' | 'baseline' | 'times' | 'cap' | 'scorer' | 'step' | 'share' | 'threshold' | 'count' | 'points' | 'limit' | 'other'
  title: Maybe<Phrase>
  name: string
  unit: string
  /** Whom the number is for, where it stands in a table. */
  row?: { track?: string; industry?: string; region?: string; year?: number }
  /** Which of a list it is, from 1. */
  nth?: number
  /** What of its owner it is, where that has several, as `place.*` names it. */
  member?: string
  /** Null where it is open: the policy does not say it, and somebody must set it. */
  value: number | null
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

/** Room for a number that has no limits of its own: twice what it is. */
export function room(value: number): { least: number; most: number; step: number } {
  const most = value === 0 ? 1 : Math.abs(value) * 2
  const step = 10 ** (Math.floor(Math.log10(most)) - 2)
  return { least: value < 0 ? -most : 0, most: Math.ceil(most / step) * step, step }
}

function field(path: string, kind: Field['kind'], value: Maybe<Open>, more: Partial<Field>): Field[] {
  if (value == null) return []
  const number = typeof value === 'number' ? value : null
  return [{ path, kind, title: null, name: '', unit: '', value: number, ...room(number ?? 0), ...more }]
}

const PERCENT = { least: 0, most: 100, step: 1, unit: '%' }

function ofScorer(at: string, scorer: Maybe<Scorer>, named: Partial<Field>): Field[] {
  return [
    ...field(`${at}.cap`, 'cap', scorer?.cap, { ...named, least: 1, most: 3, step: 0.05 }),
    ...field(`${at}.floor`, 'scorer', scorer?.floor, { ...named, member: 'floor' }),
    ...(['from', 'to'] as const).flatMap((member) => field(`${at}.${member}`, 'scorer', scorer?.[member], { ...named, ...PERCENT, member: `scorer_${member}` })),
    ...(['slope', 'at'] as const).flatMap((member) => field(`${at}.${member}`, 'scorer', scorer?.[member], { ...named, member })),
    ...(scorer?.steps ?? []).flatMap((step, i) => (['from', 'points'] as const).flatMap((member) => field(`${at}.steps.${i}.${member}`, 'step', step[member], { ...named, nth: i + 1, member }))),
  ]
}

function ofIndicator(at: string, one: Indicator, scale: number): Field[] {
  const named = { title: one.title, name: one.id }
  const { baseline } = one
  const inUnit = { ...named, unit: one.unit ?? '' }
  const weight = { ...named, least: 0, most: scale, step: scale / 100 }
  const isMean = baseline?.source === 'group_mean' || baseline?.source === 'prior_group_mean'
  return [
    ...field(`${at}.weight`, 'weight', one.weight, weight),
    ...(one.weight_by ?? []).flatMap((row, i) => field(`${at}.weight_by.${i}.weight`, 'weight', row.weight, { ...weight, row: { industry: row.industry } })),
    ...field(`${at}.baseline.value`, 'baseline', baseline?.value, inUnit),
    ...field(`${at}.baseline.times`, 'times', isMean ? (baseline?.times ?? 1) : baseline?.times, { ...named, least: 0.1, most: 3, step: 0.05 }),
    ...(['percentile', 'outliers_below', 'outliers_above'] as const).flatMap((member) => field(`${at}.baseline.${member}`, 'baseline', baseline?.[member], { ...named, ...PERCENT, unit: '', member })),
    ...(baseline?.table ?? []).flatMap((row, i) => field(`${at}.baseline.table.${i}.value`, 'baseline', row.value, { ...inUnit, row })),
    ...ofScorer(`${at}.scorer`, one.scorer, named),
  ]
}

function ofBands(at: string, bands: Maybe<Bands>): Field[] {
  const stages = bands?.two_stage
  const grades = (bands?.grades ?? []).flatMap((band, i, all) => {
    const named = { name: band.grade }
    const share = i < all.length - 1 ? band.up_to_percent : null
    return [
      ...field(`${at}.grades.${i}.up_to_percent`, 'share', share, { ...PERCENT, ...named }),
      ...field(`${at}.grades.${i}.last_percent`, 'share', band.last_percent, { ...PERCENT, ...named }),
      ...field(`${at}.grades.${i}.count`, 'count', band.count, { ...named, step: 1 }),
      ...field(`${at}.grades.${i}.from`, 'threshold', band.from, named),
    ]
  })
  const bounds = (bands?.bounds ?? []).flatMap((bound, i) => (['least_percent', 'most_percent'] as const).flatMap((member) => field(`${at}.bounds.${i}.${member}`, 'share', bound[member], { ...PERCENT, name: bound.grade, member })))
  return [
    ...grades,
    ...field(`${at}.two_stage.split_percent`, 'share', stages?.split_percent, PERCENT),
    ...field(`${at}.two_stage.top.percent`, 'share', stages?.top?.percent, { ...PERCENT, name: stages?.top?.grade ?? '' }),
    ...field(`${at}.two_stage.bottom.percent`, 'share', stages?.bottom?.percent, { ...PERCENT, name: stages?.bottom?.grade ?? '' }),
    ...bounds,
  ]
}

function ofAdjustment(at: string, one: Adjustment): Field[] {
  const named = { title: one.title, name: one.id }
  return [
    ...field(`${at}.points`, 'points', one.points, named),
    ...field(`${at}.percent`, 'points', one.percent, { ...named, unit: '%' }),
    ...(one.table ?? []).flatMap((points, i) => field(`${at}.table.${i}`, 'points', points, { ...named, nth: i + 1 })),
    ...field(`${at}.each_further`, 'points', one.each_further, { ...named, member: 'each_further' }),
    ...field(`${at}.most`, 'limit', one.most, named),
  ]
}

/** Points of adjustments, and the most that they may add or take off: each, in groups and all together. */
function ofAdjustments(all: Maybe<Adjustments>): Field[] {
  return [
    ...(all?.items ?? []).flatMap((one, i) => ofAdjustment(`adjustments.items.${i}`, one)),
    ...(all?.groups ?? []).flatMap((one, i) => field(`adjustments.groups.${i}.most`, 'limit', one.most as Maybe<Open>, { title: one.title, name: one.id })),
    ...(['most_bonus', 'most_deduction', 'least', 'most'] as const).flatMap((member) => field(`adjustments.${member}`, 'limit', all?.[member], { member: `total_${member}` })),
  ]
}

function ofTrack(track: Track, i: number): FieldGroup {
  const at = `tracks.${i}`
  const scale = typeof track.combine?.scale === 'number' ? track.combine.scale : 100
  const indicators = track.indicators ?? []
  const isFirst = (one: Indicator, j: number) => !one.alternative || indicators.findIndex((other) => other.alternative === one.alternative) === j
  const counted = indicators.flatMap((one, j) => (one.weight !== undefined && isFirst(one, j) ? [`${at}.indicators.${j}.weight`] : []))
  return {
    key: at, title: track.title ?? { zh: track.id, en: track.id }, scale: counted.length > 0 && (track.combine?.method ?? 'weighted_sum') === 'weighted_sum' ? scale : null, counted,
    fields: [...indicators.flatMap((one, j) => ofIndicator(`${at}.indicators.${j}`, one, scale)), ...ofBands(`${at}.bands`, track.bands)],
  }
}

function ofWhole(policy: Policy): FieldGroup {
  const parameters = (policy.parameters ?? []).flatMap((one, i) => field(`parameters.${i}.value`, 'threshold', one.value as Maybe<Open>, { title: one.title, name: one.id, unit: (one.unit as string) ?? '' }))
  return { key: 'policy', title: null, scale: null, counted: [], fields: [...parameters, ...ofAdjustments(policy.adjustments)] }
}

/** Everything of a policy that can be tried, a group a track and one for the whole; an open number that has no field of its own stands last in its group. */
export function fieldGroups(policy: Policy): FieldGroup[] {
  const groups = [...(policy.tracks ?? []).map(ofTrack), ofWhole(policy)]
  const known = new Set(groups.flatMap((group) => group.fields.map((one) => one.path)))
  for (const path of openPlaces(policy)) {
    if (known.has(path)) continue
    const group = groups.find((one) => path.startsWith(`${one.key}.`)) ?? groups.at(-1)!
    group.fields.push(...field(path, 'other', 'unknown', {}))
  }
  return groups.filter((group) => group.fields.length > 0)
}
