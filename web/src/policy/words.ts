/** A policy in words: conditions, formulas and rules of its document. Pure. */
import type { Maybe, Phrase } from '../api/types'
import { percent, withUnit } from '../format/format'
import type { Band, Bands, Baseline, Indicator, Open, Scorer } from './document'

export interface Speech {
  say: (key: string, named?: Record<string, unknown>) => string
  /** Whether the words have this key. */
  knows: (key: string) => boolean
  either: (phrase: Maybe<Phrase>) => string
  unitOf: (text: Maybe<string>) => string
}

export const isOpen = (value: unknown): boolean => value === 'unknown'

/** A number of a policy; one that must still be set says so. */
export const numberText = (value: Maybe<Open>, { say }: Pick<Speech, 'say'>): string => (isOpen(value) ? say('policy.open') : value == null ? '—' : plainNumber(value))

/** Six digits are enough of a number that has no end, such as a third. */
const plainNumber = (value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(6))) : String(value))

/** The word for a number or text that conditions and formulas name. */
export function nameOf(name: string, { say, knows }: Pick<Speech, 'say' | 'knows'>): string {
  const [room, of] = name.split('.')
  if (of && knows(`policy.of_${room}`)) return say(`policy.of_${room}`, { name: nameOf(of, { say, knows }) })
  for (const words of ['number', 'indicator', 'field']) if (knows(`${words}.${name}`)) return say(`${words}.${name}`)
  return name
}

const TOKEN = /'([^']*)' in tags|'([^']*)'|&&|\|\||==|!=|>=|<=|!|\bin\b|[A-Za-z_][\w.]*|[^\sA-Za-z_'&|=!<>]+|[<>]/g
const SIGNS: Record<string, string> = { '&&': 'and', '||': 'or', '!': 'not', in: 'in', '==': 'equal', '!=': 'unequal' }

/** A condition with its names and signs in words; what has no word stays as it is written. */
export function conditionText(when: Maybe<string>, speech: Pick<Speech, 'say' | 'knows'>): string {
  const { say, knows } = speech
  const word = (token: string, tag: string | undefined, quoted: string | undefined) => {
    if (tag !== undefined) return say('policy.has_tag', { tag })
    if (quoted !== undefined) return knows(`value.${quoted}`) ? say(`value.${quoted}`) : quoted
    if (SIGNS[token]) return say(`policy.sign_${SIGNS[token]}`)
    return { '>=': '≥', '<=': '≤' }[token] ?? nameOf(token, speech)
  }
  return [...(when ?? '').matchAll(TOKEN)].map(([token, tag, quoted]) => word(token, tag, quoted)).join(' ').replace(/\s*([[\](),])\s*/g, '$1').replaceAll(',', ', ')
}

/** What an indicator divides, such as tax ÷ land. */
export function ratioText({ numerator, denominator, measure, years }: Indicator, speech: Speech): string {
  const ratio = [numerator, denominator].flatMap((name) => (name ? [nameOf(name, speech)] : [])).join(' ÷ ')
  return [measure && measure !== 'level' ? speech.say(`policy.measure_${measure}`, { of: ratio }) : ratio, years && years > 1 ? speech.say('policy.years', { n: years }) : ''].filter(Boolean).join(' · ')
}

/** How a value makes points. */
export function scorerText(scorer: Maybe<Scorer>, speech: Pick<Speech, 'say' | 'knows'>): string {
  const { say } = speech
  const said = say(`policy.scorer_${scorer?.type ?? 'ratio'}`, { when: conditionText(scorer?.when, speech), at: numberText(scorer?.at, speech), slope: numberText(scorer?.slope, speech) })
  const steps = (scorer?.steps ?? []).map((step) => `≥ ${numberText(step.from, speech)}${say('text.colon')}${numberText(step.points, speech)}`).join(say('text.semicolon'))
  const ends = scorer?.from === undefined && scorer?.to === undefined ? '' : say('policy.scorer_ends', { from: numberText(scorer.from ?? 0, speech), to: numberText(scorer.to ?? 100, speech) })
  const floor = scorer?.floor === undefined ? '' : say('policy.scorer_floor', { n: numberText(scorer.floor, speech) })
  const equal = scorer?.degenerate ? say(`policy.degenerate_${scorer.degenerate}`) : ''
  return [said, steps, ends, floor, equal].filter(Boolean).join(' · ')
}

/** What else makes the points of an indicator: whether less is better, and what a negative value gives. */
export function pointsText({ direction, negative }: Indicator, { say }: Pick<Speech, 'say'>): string {
  return [direction === 'down' ? say('policy.less_is_better') : '', negative ? say(`policy.negative_${negative}`) : ''].filter(Boolean).join(' · ')
}

/** What a group that is too small takes, or a value that no row of a table fits. */
function fallbackText({ source, min_n, fallback, value }: Baseline, own: string, { say }: Pick<Speech, 'say'>): string {
  if (!min_n && (!fallback || source === 'const')) return ''
  const instead = say(`policy.fallback_${fallback ?? 'track'}`) + (fallback === 'value' && value !== undefined ? ` ${own}` : '')
  return min_n ? say('policy.min_n', { n: min_n, fallback: instead }) : say('policy.no_row', { fallback: instead })
}

/** What a value is measured against. */
export function baselineText(baseline: Maybe<Baseline>, { say, unitOf }: Speech, unit: Maybe<string>): string {
  if (!baseline) return '—'
  const number = (value: Maybe<Open>) => numberText(value, { say })
  const value = withUnit(number(baseline.value), unitOf(unit))
  const said = baseline.source === 'const' ? value : say(`baseline.${baseline.source}`) + (baseline.source === 'percentile' ? ` ${number(baseline.percentile)}` : '')
  const times = baseline.times !== undefined && baseline.times !== 1 ? ` × ${number(baseline.times)}` : ''
  const mean = baseline.mean ? say(`policy.mean_${baseline.mean}`) : ''
  const per = baseline.per?.length ? say('policy.per', { groups: baseline.per.map((group) => say(`policy.group_${group}`)).join(say('text.list')) }) : ''
  const outliers = (['outliers_below', 'outliers_above'] as const).map((side) => (baseline[side] === undefined ? '' : say(`policy.${side}`, { n: number(baseline[side]) })))
  return [said + times, mean, per, ...outliers, fallbackText(baseline, value, { say })].filter(Boolean).join(' · ')
}

/** What happens without a value; where all is as by default, nothing is said. */
export function missingText(missing: Maybe<Indicator['missing']>, { say }: Pick<Speech, 'say'>): string {
  const rules = Object.entries(missing ?? {})
  const same = rules.length === 4 && rules.every(([, rule]) => rule === rules[0]![1])
  if (rules.length === 0) return say('policy.missing_share_weight')
  return same ? say(`policy.missing_${rules[0]![1]}`) : rules.map(([what, rule]) => say('policy.missing_of', { what: say(`policy.lacks_${what}`), rule: say(`policy.missing_${rule}`) })).join(say('text.semicolon'))
}

/** How far a grade goes. */
function bandText(band: Band, kind: string, speech: Pick<Speech, 'say' | 'knows'>): string {
  const { say } = speech
  const limits = [
    band.up_to_percent !== undefined ? say('policy.up_to', { n: numberText(band.up_to_percent, speech) }) : '',
    band.last_percent !== undefined ? say('policy.last', { n: numberText(band.last_percent, speech) }) : '',
    band.count !== undefined ? say('policy.count', { n: band.count }) : '',
    band.from !== undefined ? say('policy.from', { n: numberText(band.from, speech) }) : '',
    band.when ? conditionText(band.when, speech) : '',
  ].filter(Boolean)
  return limits.join(kind === 'mixed' ? ' / ' : ' · ') || say('policy.rest')
}

/** How a track is cut into grades, a line each. */
export function bandLines(bands: Maybe<Bands>, speech: Pick<Speech, 'say' | 'knows'>): { grade: string; text: string }[] {
  const stages = bands?.two_stage
  if (!stages) return (bands?.grades ?? []).map((band) => ({ grade: band.grade, text: bandText(band, bands?.kind ?? '', speech) }))
  const half = (stage: typeof stages.top, key: 'top' | 'bottom') =>
    stage ? [{ grade: stage.grade, text: speech.say(`policy.stage_${key}`, { split: numberText(stages.split_percent ?? 50, speech), key: (stage.key ?? []).map((name) => nameOf(name, speech)).join(' + '), order: speech.say(`policy.order_${stage.order ?? (key === 'top' ? 'desc' : 'asc')}`), percent: numberText(stage.percent, speech) }) }] : []
  return [...half(stages.top, 'top'), ...(stages.rest ? [{ grade: stages.rest, text: speech.say('policy.rest') }] : []), ...half(stages.bottom, 'bottom')]
}

/** A gate's action, such as "no better than B". */
export function actionText(gate: Record<string, unknown>, { say }: Pick<Speech, 'say'>): string {
  return say(`policy.action_${gate.action}`, { grade: String(gate.grade ?? ''), n: String(gate.steps ?? 1) })
}

/** Members that are shares of one. */
const SHARES = ['developed_below', 'invested_below']

/** Members that say of each of several numbers whether it is added, taken off or left out. */
const SIGNED = ['components', 'include']

/** Members that are said elsewhere, or are documents. */
const APART = ['basis', 'source', 'not_started', 'suspended']

/** Members of a part of a document that are single values, each with its name in words. */
export function plainFacts(part: Maybe<Record<string, unknown>>, room: string, speech: Speech): { name: string; value: string }[] {
  const { say, knows, unitOf, either } = speech
  const inner = (name: string, one: unknown, isSign: boolean): string => {
    const word = knows(`policy.part_${name}`) ? say(`policy.part_${name}`) : nameOf(name, speech)
    if (isSign) return `${word} ${say(`policy.sign_of_${Number(one) > 0 ? 'in' : Number(one) < 0 ? 'off' : 'out'}`)}`
    return `${word} ${name === 'separate_if' ? conditionText(String(one), speech) : value(one)}`
  }
  const value = (one: unknown, signed = false): string => {
    if (isOpen(one)) return say('policy.open')
    if (typeof one === 'boolean') return say(one ? 'yes' : 'no')
    if (typeof one === 'number') return plainNumber(one)
    if (Array.isArray(one)) return one.map((each) => value(each)).join(say('text.list'))
    if (one && typeof one === 'object') return 'zh' in one ? either(one as Phrase) : Object.entries(one).map(([name, n]) => inner(name, n, signed && !isOpen(n))).join(say('text.semicolon'))
    return knows(`policy.value_${one}`) ? say(`policy.value_${one}`) : nameOf(String(one), speech)
  }
  return Object.entries(part ?? {})
    .filter(([name]) => !APART.includes(name) || (name === 'basis' && typeof part?.[name] === 'string'))
    .map(([name, one]) => ({ name: knows(`policy.${room}_${name}`) ? say(`policy.${room}_${name}`) : nameOf(name, speech), value: SHARES.includes(name) ? percent(one as number) : name === 'unit' ? unitOf(String(one)) : value(one, SIGNED.includes(name)) }))
}
