/** A policy in words: conditions, formulas and rules of its document. Pure. */
import type { Maybe, Phrase } from '../api/types'
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
export const numberText = (value: Maybe<Open>, { say }: Pick<Speech, 'say'>): string => (isOpen(value) ? say('policy.open') : value == null ? '—' : String(value))

/** The word for a number or text that conditions and formulas name. */
export function nameOf(name: string, { say, knows }: Pick<Speech, 'say' | 'knows'>): string {
  const [room, of] = name.split('.')
  if (of && knows(`policy.of_${room}`)) return say(`policy.of_${room}`, { name: nameOf(of, { say, knows }) })
  for (const words of ['number', 'indicator', 'field']) if (knows(`${words}.${name}`)) return say(`${words}.${name}`)
  return name
}

const TOKEN = /'([^']*)'|&&|\|\||==|!=|>=|<=|!|\bin\b|[A-Za-z_][\w.]*|[^\sA-Za-z_'&|=!<>]+|[<>]/g
const SIGNS: Record<string, string> = { '&&': 'and', '||': 'or', '!': 'not', in: 'in', '==': 'equal', '!=': 'unequal' }

/** A condition with its names and signs in words; what has no word stays as it is written. */
export function conditionText(when: Maybe<string>, speech: Pick<Speech, 'say' | 'knows'>): string {
  const { say, knows } = speech
  const word = (token: string, quoted: string | undefined) => {
    if (quoted !== undefined) return knows(`value.${quoted}`) ? say(`value.${quoted}`) : quoted
    if (SIGNS[token]) return say(`policy.sign_${SIGNS[token]}`)
    return { '>=': '≥', '<=': '≤' }[token] ?? nameOf(token, speech)
  }
  return [...(when ?? '').matchAll(TOKEN)].map(([token, quoted]) => word(token, quoted)).join(' ').replace(/\s*([[\](),])\s*/g, '$1').replaceAll(',', ', ')
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
  const steps = (scorer?.steps ?? []).map((step) => `≥ ${numberText(step.from, speech)}: ${numberText(step.points, speech)}`).join('; ')
  return [said, steps].filter(Boolean).join(' · ')
}

/** What a value is measured against. */
export function baselineText(baseline: Maybe<Baseline>, { say, unitOf }: Speech, unit: Maybe<string>): string {
  if (!baseline) return '—'
  const value = `${numberText(baseline.value, { say })} ${unitOf(unit)}`.trim()
  const said = baseline.source === 'const' ? value : say(`baseline.${baseline.source}`) + (baseline.source === 'percentile' ? ` ${numberText(baseline.percentile, { say })}` : '')
  const times = baseline.times !== undefined && baseline.times !== 1 ? ` × ${numberText(baseline.times, { say })}` : ''
  const per = baseline.per?.length ? say('policy.per', { groups: baseline.per.map((group) => say(`policy.group_${group}`)).join('、') }) : ''
  const least = baseline.min_n ? say('policy.min_n', { n: baseline.min_n, fallback: say(`policy.fallback_${baseline.fallback ?? 'track'}`) }) : ''
  return [said + times, per, least].filter(Boolean).join(' · ')
}

/** What happens without a value; where all is as by default, nothing is said. */
export function missingText(missing: Maybe<Indicator['missing']>, { say }: Pick<Speech, 'say'>): string {
  const rules = Object.entries(missing ?? {})
  const same = rules.length === 4 && rules.every(([, rule]) => rule === rules[0]![1])
  if (rules.length === 0) return say('policy.missing_share_weight')
  return same ? say(`policy.missing_${rules[0]![1]}`) : rules.map(([what, rule]) => say('policy.missing_of', { what: say(`policy.lacks_${what}`), rule: say(`policy.missing_${rule}`) })).join('; ')
}

/** How far a grade goes. */
export function bandText(band: Band, kind: string, speech: Pick<Speech, 'say' | 'knows'>): string {
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
    stage ? [{ grade: stage.grade, text: speech.say(`policy.stage_${key}`, { split: numberText(stages.split_percent ?? 50, speech), key: (stage.key ?? []).map((name) => nameOf(name, speech)).join(' + '), percent: numberText(stage.percent, speech) }) }] : []
  return [...half(stages.top, 'top'), ...(stages.rest ? [{ grade: stages.rest, text: speech.say('policy.rest') }] : []), ...half(stages.bottom, 'bottom')]
}

/** A gate's action, such as "no better than B". */
export function actionText(gate: Record<string, unknown>, { say }: Pick<Speech, 'say'>): string {
  return say(`policy.action_${gate.action}`, { grade: String(gate.grade ?? ''), n: String(gate.steps ?? 1) })
}

/** Members of a part of a document that are single values, each with its name in words. */
export function plainFacts(part: Maybe<Record<string, unknown>>, room: string, { say, knows }: Pick<Speech, 'say' | 'knows'>): { name: string; value: string }[] {
  const value = (one: unknown): string => {
    if (isOpen(one)) return say('policy.open')
    if (typeof one === 'boolean') return say(one ? 'yes' : 'no')
    if (Array.isArray(one)) return one.map(value).join('、')
    if (one && typeof one === 'object') return Object.entries(one).map(([name, n]) => `${nameOf(name, { say, knows })} ${value(n)}`).join('; ')
    return knows(`policy.value_${one}`) ? say(`policy.value_${one}`) : String(one)
  }
  return Object.entries(part ?? {})
    .filter(([name]) => !['basis', 'source', 'title', 'not_started', 'suspended'].includes(name) || (name === 'basis' && typeof part?.[name] === 'string'))
    .map(([name, one]) => ({ name: knows(`policy.${room}_${name}`) ? say(`policy.${room}_${name}`) : nameOf(name, { say, knows }), value: value(one) }))
}
