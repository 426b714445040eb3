/** What a policy says otherwise than another one, place by place. Pure. */
import type { Policy } from './document'
import { itemText, placeText } from './places'
import { conditionText, isOpen, nameOf, numberText, type Speech } from './words'

/** A place at which two documents differ; what one of them does not have is undefined there. */
export interface Difference {
  /** Where it stands, such as "tracks.0.indicators.1.weight", in the later document unless only the earlier has it. */
  path: string
  from: unknown
  to: unknown
}

type Part = Record<string, unknown>

/** What says who made a document, how it is called and when it holds, what is published by it and what it asks of scenarios: nothing that moves a result. */
const APART = ['id', 'version', 'supersedes', 'title', 'region', 'basis', 'gaps', 'note', 'valid_from', 'valid_until', 'publication', 'checks']
/** Lists of which the first that fits counts, or each goes on from the one before it. */
const IN_ORDER = ['tracks', 'gates', 'special_classes', 'out_of_scope', 'weight_by', 'table', 'grades']

const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value)
const isList = (value: unknown): value is Part[] => Array.isArray(value) && value.length > 0 && value.every(isPart)
/** Whether what stands below the document is words beside its rules: a title, or the document that a rule rests on. */
const isBeside = (name: string, value: unknown) => ['title', 'basis', 'source'].includes(name) && isPart(value)

/** What tells one of a list from the others: its name, its grade, whom it is for or how it is called; else where it stands. */
const markOf = (one: Part, i: number) => String(one.id ?? one.grade ?? ([one.track, one.industry, one.region, one.year].filter(Boolean).join(' ') || ((one.title as Part | undefined)?.zh ?? i)))

/** A list by its marks; of those with the same mark each has its number. */
function byMark(list: Part[]): Map<string, { one: Part; i: number }> {
  const marks = list.map(markOf)
  return new Map(list.map((one, i) => [`${marks[i]} ${marks.slice(0, i).filter((mark) => mark === marks[i]).length}`, { one, i }]))
}

type Marked = ReturnType<typeof byMark>

/** What of two lists stands in both, where that stands in another order and the order says something: of indicators that of alternatives. */
function ofOrder(before: Marked, now: Marked, path: string): Difference[] {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const counts = ({ one }: { one: Part }) => IN_ORDER.includes(name) || (name === 'indicators' && one.alternative !== undefined)
  const shared = (list: Marked, other: Marked) => [...list].filter(([mark, at]) => other.has(mark) && counts(at) && counts(other.get(mark)!))
  const [from, to] = [shared(before, now), shared(now, before)]
  const isSame = from.every(([mark], i) => mark === to[i]![0])
  return isSame ? [] : [{ path: `${path}.order`, from: from.map(([, { one }]) => one), to: to.map(([, { one }]) => one) }]
}

function ofLists(from: Part[], to: Part[], path: string): Difference[] {
  const [before, now] = [byMark(from), byMark(to)]
  const left = [...before].filter(([mark]) => !now.has(mark)).map(([, { one, i }]) => ({ path: `${path}.${i}`, from: one, to: undefined }))
  const within = [...now].flatMap(([mark, { one, i }]) => ofParts(before.get(mark)?.one, one, `${path}.${i}`))
  return [...ofOrder(before, now, path), ...within, ...left]
}

function ofParts(from: unknown, to: unknown, path: string): Difference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  if (isList(from) && isList(to)) return ofLists(from, to, path)
  if (!isPart(from) || !isPart(to)) return [{ path, from, to }]
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => (path === '' ? !APART.includes(name) : !isBeside(name, from[name] ?? to[name])))
  return names.flatMap((name) => ofParts(from[name], to[name], path === '' ? name : `${path}.${name}`))
}

/** Every place at which the later policy differs from the earlier, in the order of the documents. */
export const differences = (earlier: Policy, later: Policy): Difference[] => ofParts({ ...earlier }, { ...later }, '')

function valueText(value: unknown, path: string, policy: Policy, speech: Speech): string {
  const { say, knows } = speech
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '—'
  if (typeof value === 'number' || isOpen(value)) return numberText(value as number, speech)
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (isList(value)) return value.map((one, i) => itemText(one, i, policy, speech)).join(say('text.list'))
  if (Array.isArray(value)) return value.map((one) => valueText(one, path, policy, speech)).join(say('text.list'))
  if (typeof value === 'object') return say('policy.part_there')
  if (/(^|\.)(when|separate_if)$/.test(path)) return conditionText(String(value), speech)
  const word = /\.baseline\.source$/.test(path) ? `baseline.${value}` : `policy.value_${value}`
  return knows(word) ? say(word) : nameOf(String(value), speech)
}

/** A difference in words: its place, what stood there, and what stands there now. */
export function differenceText({ path, from, to }: Difference, earlier: Policy, later: Policy, speech: Speech): { place: string; from: string; to: string } {
  return { place: placeText(path, to === undefined ? earlier : later, speech), from: valueText(from, path, earlier, speech), to: valueText(to, path, later, speech) }
}
