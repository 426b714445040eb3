/** The parts of a score in words. Pure. */
import type { Evaluation, Operand, Part } from '../api/files'
import type { Maybe, Phrase } from '../api/types'
import { count, decimal, measured, withUnit } from '../format/format'
import type { Say } from '../ledger/columns'

export interface Speech {
  say: Say
  either: (phrase: Maybe<Phrase>) => string
  unitOf: (text: Maybe<string>) => string
}

/** With how values are written. */
export type PartSpeech = Speech & { value: (value: Maybe<number>) => string }

/** A number that an indicator divides, with its name and unit; money in 万元. */
export function operandText({ name, title, value, unit }: Operand, { say, either, unitOf }: Speech): string {
  return `${either(title) || say(`field.${name}`)} ${unit === 'ratio' ? decimal(value, 2) : measured(value, unit, { say, unitOf })}`
}

/** What an indicator divided, and what came of it. */
export function inputsText(part: Part, speech: PartSpeech): string {
  const operands = [part.numerator, part.denominator].flatMap((operand) => (operand ? [operandText(operand, speech)] : []))
  return [operands.join(' ÷ '), withUnit(valueText(part, speech), part.value == null ? '' : speech.unitOf(part.unit))].filter(Boolean).join(' = ')
}

/** The value, or why there is none. */
export function valueText(part: Pick<Part, 'state' | 'value'>, { say, value }: PartSpeech): string {
  if (part.state === 'not_applicable' || part.state === 'below_size') return say(`gap.${part.state}`)
  return part.value == null ? say('score.state_missing') : value(part.value)
}

/** What the value was measured against, where that comes from, and how many values it was made of. */
export function baselineText(part: Part, { say, unitOf }: Speech, groupName: (group: string) => string): string {
  if (part.baseline == null) return ''
  const group = part.baseline_group ? groupName(part.baseline_group) : ''
  const counted = part.baseline_count ? say('score.counted', { n: count(part.baseline_count) }) : ''
  const from = [part.baseline_from ? say(`baseline.${part.baseline_from}`) : '', group, counted].filter(Boolean).join(' · ')
  return say('score.baseline', { value: withUnit(decimal(part.baseline, 2), unitOf(part.unit)), from })
}

/** Which place it has among how many of its kind; `track` is the name of the track that it is ranked in. */
export function placeText({ subject_kind, place, of, ranking }: Pick<Evaluation, 'subject_kind' | 'place' | 'of' | 'ranking'>, track: string, say: Say): string {
  return say('score.place', { ranking: [track, ranking].filter(Boolean).join(' · '), place: count(place), of: say(`ranked.${subject_kind}`, { n: count(of) }) })
}
