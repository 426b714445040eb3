import { describe, expect, it } from 'vitest'
import type { GroupShare, PolicyDocument, Ranked, Statistics } from '../api/evaluations'
import { landLines } from './conserved'
import { cutsOf, distributionOption, pieces } from './distribution'
import type { Objection } from '../api/runs'
import { gradeColor, gradeParts, lastOf, together } from './grades'
import { groupsOf, offeredGroups, sortedGroups } from './groups'
import { kindName, kindsOf } from './kinds'
import { choiceOf, columnsOf, divisionsOf, gradeOf, listed } from './lines'

const GRADES = ['A', 'B', 'C', 'D', '']
const say = (key: string) => key

describe('the distribution', () => {
  const bins = [
    { track: 't', grade: 'B', from: 60, to: 70, count: 3 }, { track: 't', grade: 'A', from: 60, to: 70, count: 2 }, { track: 't', grade: 'C', from: 50, to: 60, count: 4 },
  ]
  it('puts the grades of a column one on the other, the best below', () => {
    expect(pieces(bins, GRADES).map(({ from, low, high, grade }) => [from, low, high, grade])).toEqual([[50, 0, 4, 'C'], [60, 0, 2, 'A'], [60, 2, 5, 'B']])
  })
  it('draws cuts between grades, not the end of the last', () => {
    const cuts = [{ grade: 'A', end: 2, last_score: 66 }, { grade: 'B', end: 5, last_score: 60 }, { grade: 'C', end: 9, last_score: 51 }]
    expect(cutsOf({ id: 't', members: 9, pools: [{ ranked: 9, cuts }] }).map((cut) => cut.grade)).toEqual(['A', 'B'])
  })
  it('draws no cut where every park has its own', () => {
    const pool = { ranked: 1, cuts: [{ grade: 'A', end: 1, last_score: 5 }] }
    expect(cutsOf({ id: 't', members: 2, pools: [pool, pool] })).toEqual([])
  })
  it('says the grade and score of each cut', () => {
    const [series] = distributionOption([], [{ grade: 'A', end: 2, last_score: 66.5 }], GRADES, { ink: '', line: '', surface: '', accent: '' }, { say, score: (score) => `${score} 分` }).series
    expect(series!.markLine.data[0]).toMatchObject({ xAxis: 66.5, label: { formatter: 'A ≥ 66.5 分' } })
  })
})

describe('grades', () => {
  it('that are decided know of the last of the subject that is open or has a grade', () => {
    const one = (objection_id: number, more: Partial<Objection>) => ({ objection_id, subject_kind: 'park', subject_key: 'K', state: 'open', grade: null, recorded_at: '2026-11-01T08:00:00+08:00', ...more }) as Objection
    const list = [
      one(1, {}), one(2, { subject_key: 'L' }), one(3, { state: 'rejected', decision_recorded_at: '2026-11-09T08:00:00+08:00' }),
      one(4, { state: 'decided', grade: 'B', decision_recorded_at: '2026-11-05T00:30:00Z' }), one(5, { state: 'upheld', grade: 'A', decision_recorded_at: '2026-11-05T08:00:00+08:00' }),
    ]
    expect(lastOf(list, { subject_kind: 'park', subject_key: 'K' })?.objection_id).toBe(4)
    expect(lastOf(list, { subject_kind: 'zone', subject_key: 'K' })).toBeUndefined()
  })
  it('are counted together', () => expect(together([{ grades: { A: 1, B: 2 } }, { grades: { A: 3, '': 4 } }])).toEqual({ A: 4, B: 2, '': 4 }))
  it('are parts of a whole, without the empty ones', () => {
    expect(gradeParts({ A: 1, C: 3 }, GRADES, (grade) => grade).map((part) => [part.key, part.share])).toEqual([['A', 0.25], ['C', 0.75]])
  })
  it.each([['A', '#1a7f5a'], ['', '#c9c5bd'], ['收储', '#d9902f']])('have a colour: %s', (grade, color) => {
    expect(gradeColor(grade, ['提容超2.5', '提容至2.5', '收储'])).toBe(color)
  })
})

describe('groups', () => {
  const group = (key: string, tax_per_mu: number | null, a: number) => ({ key, tax_per_mu, subjects: 4, grades: { A: a } }) as unknown as GroupShare
  const groups = [group('x', 3, 1), group('y', null, 2), group('z', 9, 0)]
  it.each([['-tax_per_mu', 'zxy'], ['tax_per_mu', 'xzy'], ['-grade', 'yxz'], ['name', 'zyx']])('by %s', (sort, order) => {
    expect(sortedGroups(groups, sort, 'A', (key) => ({ x: 'c', y: 'b', z: 'a' })[key]!).map((one) => one.key).join('')).toBe(order)
  })
  it('are none where the run has none', () => expect(groupsOf({ kind: 'parcel', parks: null, industries: null, tracks: null, scores: null }, 'park')).toEqual([]))
})

describe('a ranking', () => {
  const line = (key: string, more: Partial<Ranked>) => ({ key, name: null, park_code: 'P', track: 't', initial_grade: '', grade: 'A', place: null, score: null, ...more }) as Ranked
  const lines = [
    line('a', { place: 2, score: 8, industry_code: '1952' }), line('b', { place: 1, score: 9, industry_code: 'C1810' }), line('c', { grade: '', park_code: 'Q', track: null }),
  ]
  it.each([
    ['by place, the unplaced last', { park: '', track: '', grade: [] }, 'place', 'bac'],
    ['by score, descending', { park: '', track: '', grade: [] }, '-score', 'bac'],
    ['of a park', { park: 'Q', track: '', grade: [] }, 'place', 'c'],
    ['of a grade', { park: '', track: '', grade: ['not_graded'] }, 'place', 'c'],
    ['of another track', { park: '', track: 'u', grade: [] }, 'place', ''],
    ['of no track', { park: '', track: 'none', grade: [] }, 'place', 'c'],
    ['of an industry', { park: '', track: '', industry: '18', grade: [] }, 'place', 'b'],
    ['of no industry', { park: '', track: '', industry: 'none', grade: [] }, 'place', 'c'],
  ] as const)('%s', (_, choice, sort, order) => {
    expect(listed(lines, { industry: '', ...choice, grade: [...choice.grade] }, sort).map((one) => one.key).join('')).toBe(order)
  })
  it.each([['A', 'A', 'A'], ['A', 'B', 'A → B'], ['', '', 'grade.not_graded'], ['C', '', 'C → grade.not_graded']])('from %s to %s', (initial_grade, grade, said) => {
    expect(gradeOf({ initial_grade, grade }, say)).toBe(said)
  })
  it('names its divisions once, none last', () => expect(divisionsOf([...lines, line('d', { industry_code: '1951' })])).toEqual(['18', '19', 'none']))
  const columns = (kind: string) => columnsOf(kind).map((column) => column.name as string).filter((name) => ['park_code', 'industry_code'].includes(name))
  it.each([['enterprise', ['park_code', 'industry_code']], ['group', ['park_code', 'industry_code']], ['parcel', ['park_code']], ['subarea', ['park_code']], ['park', []], ['zone', []]])(
    'of %s has these columns of place and industry', (kind, names) => expect(columns(kind)).toEqual(names),
  )
  it('leaves out a choice that its subjects cannot have', () => {
    const choice = { park: 'P', track: 't', industry: '18', grade: ['A'] }
    expect([choiceOf('parcel', choice), choiceOf('park', choice)]).toEqual([{ ...choice, industry: '' }, { ...choice, industry: '', park: '' }])
  })
})

describe('kinds of subject', () => {
  const policy = { context: { enterprise: {}, park: {}, zone: {} }, document: { population: { unit: 'legal_entity', also: ['parcel_merged'] } } } as unknown as PolicyDocument
  it('are enterprises, parcels and what else was evaluated', () => expect([kindsOf(null), kindsOf(policy)]).toEqual([['enterprise', 'parcel'], ['enterprise', 'parcel', 'park', 'zone']]))
  it.each([['parcel', 'evaluation.parcel_merged'], ['park', 'evaluation.park']])('%s by its name', (kind, name) => expect(kindName(kind, policy, say)).toBe(name))
  it('plain parcels where none are merged', () => expect(kindName('parcel', null, say)).toBe('evaluation.parcel'))
  it('are grouped by parks only where they are smaller', () => {
    const one = [{} as GroupShare]
    const of = (kind: string) => offeredGroups({ kind, parks: one, industries: [], tracks: one, scores: [] } as Statistics)
    expect([of('subarea'), of('park')]).toEqual([['park', 'track'], ['track']])
  })
})

describe('the balance of land', () => {
  const land = { total_mu: 10.5, own_mu: 6, leased_mu: 3, unstated_mu: 0, nobody_mu: 1.5, over_mu: 0, over_count: 0, overclaimed: [] }
  const told = (key: string, values: Record<string, unknown> = {}) => `${key.slice(11)} ${Object.values(values).join(' ')}`.trim()
  it('says where every mu went', () => expect(landLines(land, told)).toEqual(['conserved_land 10.5 6.0 3.0 0 1.5']))
  it('names the worst of the parcels that are claimed beyond their area', () => {
    const overclaimed = ['a', 'b', 'c', 'd', 'e', 'f'].map((parcel_code) => ({ parcel_code, area_mu: 1, claimed_mu: 2 }))
    const [, line] = landLines({ ...land, over_mu: 6, over_count: 6, overclaimed }, told)
    expect(line).toMatch(/^overclaimed 6.0 6 overclaimed_one a 2.0 1.0.*overclaimed_one e 2.0 1.0$/)
  })
  it('says which of it is on record as components', () => {
    const spoken = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ')
    const [, line] = landLines({ ...land, protected_mu: 3, under_construction_mu: 0.3 }, spoken)
    expect(line).toBe('evaluation.conserved_components number.under_construction_land_mu 0.3evaluation.list_commanumber.protected_land_mu 3.0')
  })
  it('says nothing of runs that do not say', () => expect([landLines(null, told), landLines(undefined, told)]).toEqual([[], []]))
})
