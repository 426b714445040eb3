/** A check as somebody writes it, the check of the policy language that it makes, and which field a refusal of it is about. Pure. */
import type { Maybe, Problem } from '../api/types'
import type { Check, CheckTest, Limit, Sign } from './checks'
import type { Basis } from './document'

export interface Draft {
  zh: string
  en: string
  kind: 'number' | 'condition'
  /** The number that is compared, by its name. */
  value: string
  sign: Sign
  /** The number that it is compared with, by its name; empty is one that is written. */
  of: string
  /** The number that is written, or how many times the other. */
  limit: string
  when: string
  applies: string
  person: boolean
  clears_zh: string
  clears_en: string
  document: string
  number: string
  article: string
  url: string
}
export type DraftField = keyof Draft

export const emptyDraft = (): Draft => ({ zh: '', en: '', kind: 'number', value: '', sign: 'at_least', of: '', limit: '', when: '', applies: '', person: false, clears_zh: '', clears_en: '', document: '', number: '', article: '', url: '' })

const phrase = (zh: string, en: string) => (zh || en ? { zh: zh || en, en: en || zh } : undefined)

function limitOf({ of, limit }: Draft): Limit {
  const number = limit === '' ? undefined : Number(limit)
  return of ? { of, ...(number === undefined ? {} : { times: number }) } : { ...(number === undefined ? {} : { value: number }) }
}

/** The clause: of another document, or another article of the first; none is the first as it stands. */
function basisOf({ document, number, article, url }: Draft, first: Maybe<Basis>): Basis | undefined {
  if (!document && !number && !article && !url) return undefined
  const other = document !== '' && document !== first?.document
  const written = { number: number || (other ? '' : first?.number), article, url: url || (other ? '' : first?.url) }
  return { document: document || first?.document || '', ...Object.fromEntries(Object.entries(written).filter(([, text]) => text)) }
}

/** The check that a draft makes, of a document whose first clause is first. */
export function checkOf(draft: Draft, id: string, first: Maybe<Basis>): Check {
  const title = phrase(draft.zh, draft.en) ?? { zh: '', en: '' }
  const test: CheckTest = draft.kind === 'number' ? { value: draft.value, [draft.sign]: limitOf(draft) } : { when: draft.when, title }
  const [basis, clears] = [basisOf(draft, first), phrase(draft.clears_zh, draft.clears_en)]
  return { id, title, ...(basis ? { basis } : {}), ...(draft.applies ? { applies: draft.applies } : {}), ...(draft.person ? { person: true } : {}), all: [test], ...(clears ? { clears } : {}) }
}

/** An id that no check has yet. */
export function freeId(checks: Check[]): string {
  for (let n = 1; ; n++) if (!checks.some(({ id }) => id === `own-${n}`)) return `own-${n}`
}

/** Which field a path of a check is about, the narrow before the wide. */
const FIELDS: [RegExp, (kind: Draft['kind']) => DraftField][] = [
  [/^title\.en/, () => 'en'],
  [/^(title|all\[0\]\.title)/, () => 'zh'],
  [/^all\[0\]\.when/, () => 'when'],
  [/^all\[0\]\.value/, () => 'value'],
  [/^all\[0\]\.\w+\.of/, () => 'of'],
  [/^all\[0\]\.\w+/, () => 'limit'],
  [/^all/, (kind) => (kind === 'number' ? 'value' : 'when')],
  [/^applies/, () => 'applies'],
  [/^basis\.number/, () => 'number'],
  [/^basis\.article/, () => 'article'],
  [/^basis\.url/, () => 'url'],
  [/^basis/, () => 'document'],
  [/^clears/, () => 'clears_zh'],
]

/** The rules that a document breaks with a draft as its nth check: those of the draft by its fields, the others where they are. */
export function atFields(broken: NonNullable<Problem['errors']>, n: number, kind: Draft['kind']): NonNullable<Problem['errors']> {
  const prefix = `checks[${n}].`
  return broken.map((one) => {
    const [, field] = (one.path.startsWith(prefix) && FIELDS.find(([path]) => path.test(one.path.slice(prefix.length)))) || []
    return field ? { ...one, path: field(kind) } : one
  })
}
