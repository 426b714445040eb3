import { describe, expect, it } from 'vitest'
import { restOf } from './changes'
import type { Policy } from './document'
import { fieldGroups } from './fields'
import { neededForScores, openPlaces } from './open'
import { policy } from './sample'

const groups = fieldGroups(policy)
const [above] = groups

describe('what can be tried', () => {
  it('is every number, and the factor of a mean; an open one is null', () => {
    expect(above!.fields.map((one) => [one.path.replace('tracks.0.', ''), one.kind, one.value])).toEqual([
      ['indicators.0.weight', 'weight', 50], ['indicators.0.baseline.value', 'baseline', 24], ['indicators.0.scorer.cap', 'cap', 1.5],
      ['indicators.1.weight', 'weight', 30], ['indicators.1.baseline.times', 'times', 1], ['indicators.2.weight', 'weight', 20], ['indicators.3.weight', 'weight', 20], ['indicators.3.baseline.value', 'baseline', null],
      ['bands.grades.0.up_to_percent', 'share', 20],
    ])
    expect(groups.at(-1)!.fields.map((one) => one.path)).toEqual(['adjustments.items.0.points', 'adjustments.items.1.points'])
  })
  it('counts one of several alternatives, and no weights where values are ranked', () => {
    expect(restOf(above!, {})).toBe(0)
    expect(groups[1]!.scale).toBeNull()
  })
  it('leaves room to both sides', () => {
    for (const one of groups.flatMap((group) => group.fields)) expect([one.path, one.least <= (one.value ?? one.least) && (one.value ?? one.most) <= one.most && one.step > 0]).toEqual([one.path, true])
  })
})

/** The fields of a policy with one track, or with these adjustments: place, kind and value. */
const of = (part: Partial<Policy>) => fieldGroups({ id: 'p', ...part }).flatMap((group) => group.fields.map((one) => [one.path.replace('tracks.0.indicators.0.', ''), one.kind, one.value]))
const ofIndicator = (one: object) => of({ tracks: [{ id: 't', indicators: [{ id: 'tax', ...one }] }] })

describe('a number field', () => {
  it.each([
    ['weights by industry', { weight_by: [{ industry: '17', weight: 40 }, { industry: 'metal', weight: 'unknown' }] }, [['weight_by.0.weight', 'weight', 40], ['weight_by.1.weight', 'weight', null]]],
    ['steps', { scorer: { type: 'step', steps: [{ from: 0, points: 5 }, { from: 10, points: 'unknown' }] } }, [['scorer.steps.0.from', 'step', 0], ['scorer.steps.0.points', 'step', 5], ['scorer.steps.1.from', 'step', 10], ['scorer.steps.1.points', 'step', null]]],
    ['what else a scorer says', { scorer: { floor: 0.2, from: 60, to: 'unknown', slope: 3, at: 2 } }, [['scorer.floor', 'scorer', 0.2], ['scorer.from', 'scorer', 60], ['scorer.to', 'scorer', null], ['scorer.slope', 'scorer', 3], ['scorer.at', 'scorer', 2]]],
    ['an open table and an open factor', { baseline: { source: 'table', times: 'unknown', table: [{ industry: 'metal', value: 'unknown' }] } }, [['baseline.times', 'times', null], ['baseline.table.0.value', 'baseline', null]]],
    ['percentiles', { baseline: { source: 'percentile', percentile: 'unknown', outliers_above: 95 } }, [['baseline.percentile', 'baseline', null], ['baseline.outliers_above', 'baseline', 95]]],
  ])('for %s', (_, one, want) => expect(ofIndicator(one)).toEqual(want))

  it('for points that are counted, and for every maximum of adjustments', () => {
    const adjustments = {
      items: [{ id: 'sublet', table: [0, 'unknown' as const], each_further: -5, most: 20 }, { id: 'share', percent: 5, most: 'unknown' as const }],
      groups: [{ id: 'honours', most: 'unknown' }], most_bonus: 10, most_deduction: 'unknown' as const, least: 0, most: 150,
    }
    expect(of({ adjustments })).toEqual([
      ['adjustments.items.0.table.0', 'points', 0], ['adjustments.items.0.table.1', 'points', null], ['adjustments.items.0.each_further', 'points', -5], ['adjustments.items.0.most', 'limit', 20],
      ['adjustments.items.1.percent', 'points', 5], ['adjustments.items.1.most', 'limit', null], ['adjustments.groups.0.most', 'limit', null],
      ['adjustments.most_bonus', 'limit', 10], ['adjustments.most_deduction', 'limit', null], ['adjustments.least', 'limit', 0], ['adjustments.most', 'limit', 150],
    ])
  })
  it('for shares that grades keep to', () => {
    const bands = { bounds: [{ grade: 'A', most_percent: 20 }, { grade: 'D', least_percent: 'unknown' as const }] }
    expect(of({ tracks: [{ id: 't', bands }] })).toEqual([['tracks.0.bands.bounds.0.most_percent', 'share', 20], ['tracks.0.bands.bounds.1.least_percent', 'share', null]])
  })
  it('for every open number wherever it stands', () => {
    const odd: Policy = { id: 'p', land: { leased_floor: { min_far: 'unknown' } }, parameters: [{ id: 'relief', value: 'unknown' }], measures: [{ id: 'm', value: 'unknown' }], tracks: [{ id: 't', combine: { scale: 'unknown' }, bands: { grades: [{ grade: 'A', up_to_percent: 20 }, { grade: 'B', up_to_percent: 'unknown' }] } }] }
    const groups = fieldGroups(odd)
    expect(groups.flatMap((group) => group.fields.filter((one) => one.value === null).map((one) => one.path)).sort()).toEqual(openPlaces(odd).sort())
    expect(groups.map((group) => group.fields.filter((one) => one.kind === 'other').map((one) => one.path))).toEqual([['tracks.0.combine.scale', 'tracks.0.bands.grades.1.up_to_percent'], ['land.leased_floor.min_far', 'measures.0.value']])
  })
})

describe('scores need', () => {
  const tracks = (...weights: (number | 'unknown')[]): Policy => ({ id: 'p', tracks: weights.map((weight, i) => ({ id: String(i), indicators: [{ id: 'tax', weight }] })) })
  it.each<[string, Policy, string[]]>([
    ['the weights of one track', tracks('unknown', 'unknown'), ['tracks.0.indicators.0.weight', 'tracks.1.indicators.0.weight']],
    ['no other track', tracks('unknown', 100), []],
    ['land, whatever the tracks have', { ...tracks(100), land: { min_denominator_mu: 'unknown' } }, ['land.min_denominator_mu']],
    ['neither points, nor cuts, nor parameters', { ...tracks(100), adjustments: { items: [{ id: 'a', points: 'unknown' }] }, parameters: [{ id: 'b', value: 'unknown' }] }, []],
  ])('%s', (_, one, want) => expect(neededForScores(one)).toEqual(want))
})
