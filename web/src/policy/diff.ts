/** What a policy says otherwise than another one, place by place. Pure. */
import type { Policy } from './document'
import { placeText } from './places'
import { conditionText, isOpen, nameOf, numberText, type Speech } from './words'

/** A place at which two documents differ; what one of them does not have is undefined there. */
export interface Difference {
  /** Where it stands, such as "tracks.0.indicators.1.weight", in the later document unless only the earlier has it. */
  path: string
  from: unknown
  to: unknown
}

type Part = Record<string, unknown>

/** What says who made a document and how it is called, and words beside its rules: nothing that moves a result. */
const APART = ['id', 'version', 'supersedes', 'title', 'region', 'basis', 'source', 'gaps', 'note', 'valid_from', 'valid_until', 'publication', 'measures', 'checks']

const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value)
const isList = (value: unknown): value is Part[] => Array.isArray(value) && value.length > 0 && value.every(isPart)

/** What tells one of a list from the others: its name, its grade, or whom it is for; else where it stands. */
const markOf = (one: Part, i: number) => String(one.id ?? one.grade ?? ([one.track, one.industry, one.region, one.year].filter(Boolean).join(' ') || i))

function byMark(list: Part[]): Map<string, { one: Part; i: number }> {
  return new Map(list.map((one, i) => [markOf(one, i), { one, i }]))
}

function ofLists(from: Part[], to: Part[], path: string): Difference[] {
  const [before, now] = [byMark(from), byMark(to)]
  const left = [...before].filter(([mark]) => !now.has(mark)).map(([, { one, i }]) => ({ path: `${path}.${i}`, from: one, to: undefined }))
  return [...now].flatMap(([mark, { one, i }]) => ofParts(before.get(mark)?.one, one, `${path}.${i}`)).concat(left)
}

function ofParts(from: unknown, to: unknown, path: string): Difference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  if (isList(from) && isList(to)) return ofLists(from, to, path)
  if (!isPart(from) || !isPart(to)) return [{ path, from, to }]
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => !APART.includes(name))
  return names.flatMap((name) => ofParts(from[name], to[name], path === '' ? name : `${path}.${name}`))
}

/** Every place at which the later policy differs from the earlier, in the order of the documents. */
export const differences = (earlier: Policy, later: Policy): Difference[] => ofParts({ ...earlier }, { ...later }, '')

function valueText(value: unknown, path: string, speech: Speech): string {
  const { say, knows } = speech
  if (value === undefined || value === null) return '—'
  if (typeof value === 'number' || isOpen(value)) return numberText(value as number, speech)
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (Array.isArray(value) && !value.some((one) => typeof one === 'object')) return value.map((one) => valueText(one, path, speech)).join(say('text.list'))
  if (typeof value === 'object') return say('policy.part_there')
  if (/(^|\.)(when|separate_if)$/.test(path)) return conditionText(String(value), speech)
  return knows(`policy.value_${value}`) ? say(`policy.value_${value}`) : nameOf(String(value), speech)
}

/** A difference in words: its place, what stood there, and what stands there now. */
export function differenceText({ path, from, to }: Difference, earlier: Policy, later: Policy, speech: Speech): { place: string; from: string; to: string } {
  return { place: placeText(path, to === undefined ? earlier : later, speech), from: valueText(from, path, speech), to: valueText(to, path, speech) }
}
