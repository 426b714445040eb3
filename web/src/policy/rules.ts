/** The rules of a policy beside its formulas, in words: adjustments and their limits, how a ranking is cut, classes and gates. Pure. */
import type { Maybe } from '../api/types'
import type { Adjustment, Adjustments, Bands, Clause, Policy, Track } from './document'
import { actionText, nameOf, numberText, type Speech } from './words'

type Words = Pick<Speech, 'say' | 'knows'>

const joined = (parts: (string | false | null | undefined)[], by = ' · ') => parts.filter(Boolean).join(by)

/** Points by how many are counted, such as "1: 0 points, each further one −5 points". */
function countedText({ count, table, each_further }: Adjustment, words: Words): string {
  if (!count) return ''
  const { say } = words
  const rows = (table ?? []).map((points, i) => say('policy.counted_row', { n: i + 1, points: numberText(points, words) }))
  const further = each_further === undefined ? '' : say(rows.length ? 'policy.each_further' : 'policy.each', { points: numberText(each_further, words) })
  return say('policy.counted', { name: nameOf(count, words), rows: joined([...rows, further], say('text.comma')) })
}

/** What an adjustment gives, for what, how long and up to how much. */
export function adjustmentText(one: Adjustment, policy: Policy, words: Pick<Speech, 'say' | 'knows' | 'either'>): string {
  const { say, either } = words
  const group = policy.adjustments?.groups?.find((other) => other.id === one.group)
  const item = policy.tracks?.flatMap((track) => track.indicators ?? []).find((other) => other.id === one.indicator)
  return joined([
    one.points !== undefined && say('policy.points', { n: numberText(one.points, words) }),
    one.percent !== undefined && say('policy.percent_points', { n: numberText(one.percent, words) }),
    countedText(one, words),
    one.indicator && say('policy.adds_to', { name: either(item?.title) || nameOf(one.indicator, words) }),
    one.tag && say('policy.tag', { tag: one.tag }),
    one.valid_years !== undefined && say('policy.valid_years', { n: one.valid_years }),
    one.evidence && say(`policy.evidence_${one.evidence}`),
    one.most !== undefined && say('policy.most', { n: numberText(one.most, words) }),
    one.exclusive && say('policy.exclusive', { word: one.exclusive }),
    one.group && say('policy.shares_limit', { group: either(group?.title) || one.group }),
  ])
}

/** The most of a group of adjustments. */
export const groupLimit = (group: Clause, words: Pick<Speech, 'say'>) => words.say('policy.most_together', { n: numberText(group.most as Adjustment['most'], words) })

/** Limits of all adjustments together, a line each. */
export function totalLimits(all: Maybe<Adjustments>, words: Pick<Speech, 'say'>): string[] {
  return (['most_bonus', 'most_deduction', 'least', 'most'] as const).flatMap((limit) => (all?.[limit] === undefined ? [] : [words.say(`policy.total_${limit}`, { n: numberText(all[limit], words) })]))
}

/** From when until when something is in force. */
const inForce = (one: Clause, { say }: Pick<Speech, 'say'>) => joined([!!one.from && say('policy.in_force_from', { day: String(one.from) }), !!one.until && say('policy.in_force_until', { day: String(one.until) })])

/** What a gate does, and while it is in force. */
export const gateText = (gate: Clause, words: Pick<Speech, 'say'>) => joined([actionText(gate, words), inForce(gate, words)])

/** What becomes of a special class: its grade, its score, its place, whether it counts in means. */
export function classText(one: Clause, words: Pick<Speech, 'say'>): string {
  const { say } = words
  const flags = (['scored', 'in_ranking', 'in_baseline'] as const).flatMap((flag) => (typeof one[flag] === 'boolean' ? [say(`policy.class_${flag}_${one[flag] ? 'yes' : 'no'}`)] : []))
  return joined([!!one.grade && say('policy.gets', { grade: String(one.grade) }), !!one.managed_as && say('score.managed_as', { grade: String(one.managed_as) }), ...flags, inForce(one, words)])
}

const RANKED = ['cumulative_percent', 'tail_percent', 'counts', 'two_stage', 'mixed']

/** What a default says of itself: the document does not say it. */
const orDefault = (said: Maybe<string>, room: string, initial: string, { say }: Pick<Speech, 'say'>) => (said ? say(`policy.${room}_${said}`) : say('policy.by_default', { rule: say(`policy.${room}_${initial}`) }))

/** How a ranking is cut beside the shares themselves: what is ranked, equals, equals at a cut, counts, small rankings, bounds. */
export function cutRules(bands: Maybe<Bands>, words: Words): { name: string; value: string }[] {
  if (!bands) return []
  const { say } = words
  const isRanked = RANKED.includes(bands.kind ?? 'cumulative_percent')
  const bound = (one: NonNullable<Bands['bounds']>[number]) =>
    `${one.grade}${say('text.colon')}${joined([one.least_percent !== undefined && `≥ ${numberText(one.least_percent, words)}%`, one.most_percent !== undefined && `≤ ${numberText(one.most_percent, words)}%`], say('text.comma'))}`
  const key = (name: string) => joined([nameOf(name.split(' ')[0]!, words), name.endsWith(' asc') && say('policy.order_asc'), name.endsWith(' desc') && say('policy.order_desc')], ' ')
  const facts: [string, string | false | undefined][] = [
    ['ranked_by', bands.key?.map((name) => nameOf(name, words)).join(' + ')],
    ['match', bands.kind === 'mixed' && orDefault(bands.match, 'match', 'all', words)],
    ['bounds', bands.bounds?.map(bound).join(say('text.semicolon'))],
    ['ties', bands.ties?.order?.map(key).join(' › ') ?? (isRanked && say('policy.by_default', { rule: say('policy.ties_values') }))],
    ['at_cut', isRanked && orDefault(bands.ties?.at_cut, 'at_cut', 'better', words)],
    ['cut_rounding', isRanked && joined([orDefault(bands.rounding, 'rounding', 'half_up', words), bands.rounding_scope && say(`policy.scope_${bands.rounding_scope}`)])],
    ['small', bands.min_group !== undefined && say('policy.small_of', { n: bands.min_group, what: orDefault(bands.small_group, 'small', 'as_it_is', words) })],
  ]
  return facts.flatMap(([name, value]) => (value ? [{ name: say(`policy.${name}`), value }] : []))
}

/** How the items of a track make its score. */
export function combineText({ combine }: Track, words: Pick<Speech, 'say'>): string {
  return combine ? words.say(`policy.combine_${combine.method ?? 'weighted_sum'}`, { scale: numberText(combine.scale ?? 100, words) }) : ''
}

/** Words in which indicators and parameters are called as the policy calls them. */
export function ownWords(policy: Policy, words: Speech): Speech {
  const named = [...(policy.tracks ?? []).flatMap((track) => track.indicators ?? []), ...(policy.parameters ?? [])]
  const titles = new Map<string, string>(named.flatMap(({ id, title }) => (words.either(title) ? [[`indicator.${id}`, words.either(title)] as const] : [])))
  return { ...words, knows: (key) => titles.has(key) || words.knows(key), say: (key, values) => titles.get(key) ?? words.say(key, values) }
}
