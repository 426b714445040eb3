/** The lines of a ranking: which are listed, in which order, in which columns. Pure. */
import type { Ranked } from '../api/evaluations'
import type { Maybe } from '../api/types'
import * as format from '../format/format'
import type { Say } from '../ledger/columns'
import { inOrder } from '../ledger/order'
import { NONE } from '../state/view'

export interface Words {
  say: Say
  track: (id: string | null | undefined) => string
  park: (code: string) => string
  score: (score: Maybe<number>) => string
  name: (line: Pick<Ranked, 'name' | 'key'>) => string
}

export interface LineColumn {
  name: 'place' | 'name' | 'park_code' | 'industry_code' | 'track' | 'land_mu' | 'output_per_mu' | 'tax_per_mu' | 'score' | 'grade'
  width: number
  numeric?: boolean
  unit?: 'mu' | 'wan_per_mu'
  cell: (line: Ranked, words: Words) => string
}

const gradeName = (grade: string, say: Say) => grade || say('grade.not_graded')

/** The final grade, after the initial one where something moved it. */
export const gradeOf = (line: Pick<Ranked, 'initial_grade' | 'grade'>, say: Say) =>
  line.initial_grade && line.initial_grade !== line.grade ? `${line.initial_grade} → ${gradeName(line.grade, say)}` : gradeName(line.grade, say)

const ALL: LineColumn[] = [
  { name: 'place', width: 64, numeric: true, cell: (l) => format.count(l.place) },
  { name: 'name', width: 240, cell: (l, words) => words.name(l) },
  { name: 'track', width: 144, cell: (l, words) => words.track(l.track) },
  { name: 'grade', width: 136, cell: (l, words) => gradeOf(l, words.say) },
  { name: 'score', width: 80, numeric: true, cell: (l, words) => words.score(l.score) },
  { name: 'tax_per_mu', width: 128, numeric: true, unit: 'wan_per_mu', cell: (l) => format.perMu(l.tax_per_mu) },
  { name: 'output_per_mu', width: 128, numeric: true, unit: 'wan_per_mu', cell: (l) => format.perMu(l.output_per_mu) },
  { name: 'land_mu', width: 88, numeric: true, unit: 'mu', cell: (l) => format.mu(l.land_mu) },
  { name: 'park_code', width: 112, cell: (l, words) => (l.park_code ? words.park(l.park_code) : format.NO_DATA) },
  { name: 'industry_code', width: 168, cell: (l, words) => (l.industry_code ? words.say(`industry.${l.industry_code}`) : format.NO_DATA) },
]

const WITH_INDUSTRY = ['enterprise', 'group']
const IN_A_PARK = ['enterprise', 'group', 'parcel', 'subarea']

/** Enterprises and groups alone have an industry, and what is larger than a park is in none. */
export const columnsOf = (kind: string) =>
  ALL.filter(({ name }) => (name !== 'industry_code' || WITH_INDUSTRY.includes(kind)) && (name !== 'park_code' || IN_A_PARK.includes(kind)))

export interface LineChoice {
  park: string
  track: string
  industry: string
  grade: string[]
}

/** The division of an industry code, with or without the letter of its section. */
export const divisionOf = (code: Maybe<string>) => code?.match(/^[A-Z]?(\d{2})/)?.[1] ?? NONE

/** What the view leaves of a ranking, sorted; places are of a track, so tracks stay together under them. */
export function listed(lines: Ranked[], choice: LineChoice, sort: string): Ranked[] {
  const by = sort.replace(/^-/, '') as LineColumn['name']
  const left = lines.filter(
    (line) =>
      (!choice.park || line.park_code === choice.park) && (!choice.track || (line.track ?? NONE) === choice.track) &&
      (!choice.industry || divisionOf(line.industry_code) === choice.industry) && (choice.grade.length === 0 || choice.grade.includes(line.grade || 'not_graded')),
  )
  return inOrder(left, sort.startsWith('-'), (line) => line[by] ?? null, (line) => `${line.track ?? '~'} ${line.key}`)
}

/** The divisions of a ranking, for choosing one; what has none comes last. */
export const divisionsOf = (lines: Ranked[]) => [...new Set(lines.map((line) => divisionOf(line.industry_code)))].sort()

/** What of a choice counts for a kind of subject: no industry where subjects have none, no park where they are in none. */
export const choiceOf = (kind: string, choice: LineChoice): LineChoice => ({
  ...choice, industry: WITH_INDUSTRY.includes(kind) ? choice.industry : '', park: IN_A_PARK.includes(kind) ? choice.park : '',
})
