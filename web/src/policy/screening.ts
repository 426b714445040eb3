/** The screening rules of a policy in words: whom they are asked of, what must hold, and how land that meets them is dealt with. Pure. */
import type { Maybe, Phrase } from '../api/types'
import { withUnit } from '../format/format'
import type { Basis, Open } from './document'
import { conditionText, nameOf, numberText, type Speech } from './words'

export interface Limit {
  value?: Open
  of?: string
  parameter?: string
  times?: Open
  table?: string
  cases?: { when?: string; value: Open }[]
}

export interface Test {
  title?: Phrase
  value?: string
  over?: string
  unit?: string
  since?: string
  when?: string
  years?: number
  window?: string
  known_years?: number
  below?: Limit
  at_most?: Limit
  above?: Limit
  at_least?: Limit
}

export interface Disposal {
  mode: string
  when?: string
  why: Phrase
  basis?: Basis
}

export interface ScreeningRule {
  id: string
  title: Phrase
  kind: string
  basis?: Basis
  subject?: string
  applies?: string
  all?: Test[]
  any?: Test[]
  report_unknown?: string
  rests_on?: string[]
  outcome?: string
  clears?: Phrase
  modes?: Disposal[]
}

export interface Screening {
  with?: string[]
  rules?: ScreeningRule[]
  tables?: { id: string; title: Phrase; basis?: Basis; divisions?: Record<string, Open> }[]
}

const SIGNS = [['below', '<'], ['at_most', '≤'], ['above', '>'], ['at_least', '≥']] as const

/** What a test compares with. */
export function limitText(limit: Limit, screening: Screening, words: Speech): string {
  const { say, either } = words
  const times = limit.times === undefined ? '' : ` × ${numberText(limit.times, words)}`
  if (limit.of) return nameOf(limit.of, words) + times
  if (limit.parameter) return nameOf(`param.${limit.parameter}`, words) + times
  if (limit.table) return (either(screening.tables?.find(({ id }) => id === limit.table)?.title) || limit.table) + times
  if (!limit.cases) return numberText(limit.value, words)
  return limit.cases.map((one) => `${one.when ? conditionText(one.when, words) : say('policy.otherwise')}${say('text.colon')}${numberText(one.value, words)}`).join(say('text.comma'))
}

/** A test, such as "tax per mu, mean of 3 years < 5 万元/亩". */
export function testText(test: Test, screening: Screening, words: Speech): string {
  const { say, either, unitOf } = words
  if (test.when) return either(test.title) || conditionText(test.when, words)
  const sides = SIGNS.flatMap(([name, sign]) => (test[name] ? [`${sign} ${limitText(test[name], screening, words)}`] : []))
  if (test.since) return say('policy.since', { day: nameOf(test.since, words), n: numberText((test.at_least ?? test.above)?.value, words) })
  const what = either(test.title) || [test.value, test.over].flatMap((name) => (name ? [nameOf(name, words)] : [])).join(' ÷ ')
  const window = test.window === 'change' || (test.years ?? 1) > 1 ? say(`policy.window_${test.window ?? 'mean'}`, { n: test.years ?? 2 }) : ''
  const unit = test.window === 'change' ? '%' : test.unit && test.unit !== 'ratio' ? unitOf(test.unit) : ''
  return withUnit([what + (window ? say('text.comma') + window : ''), ...sides].filter(Boolean).join(' '), unit)
}

/** What must hold, a line each. */
export function testLines(rule: ScreeningRule, screening: Screening, words: Speech): string[] {
  const one = (test: Test) => testText(test, screening, words)
  const any = rule.any?.length ? [words.say('policy.any_of', { list: rule.any.map(one).join(words.say('policy.or')) })] : []
  return [...(rule.all ?? []).map(one), ...any]
}

/** Of what a rule is asked, what kind it is, and whether a person decides. */
export const kindText = (rule: ScreeningRule, { say }: Pick<Speech, 'say'>): string =>
  [say(`policy.rule_${rule.kind}`), say(`policy.subject_${rule.subject ?? 'parcel'}`), say(`policy.outcome_${rule.outcome ?? 'met'}`)].join(' · ')

/** How land that meets a rule is dealt with, the first that holds. */
export const modeText = (mode: Disposal, words: Speech): string =>
  [mode.when ? `${words.say('policy.when')} ${conditionText(mode.when, words)}` : '', `${words.say(`policy.mode_${mode.mode}`)}${words.say('text.colon')}${words.either(mode.why)}`].filter(Boolean).join(' · ')

/** How many limits a table has; one that nobody has filled says so. */
export const tableText = (table: NonNullable<Screening['tables']>[number], words: Speech): string => {
  const limits = Object.entries(table.divisions ?? {})
  return limits.length === 0 ? words.say('policy.open') : limits.map(([division, limit]) => `${division} ${numberText(limit as Maybe<Open>, words)}`).join(words.say('text.list'))
}
