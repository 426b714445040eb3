import { describe, expect, it } from 'vitest'
import { patched, patchOf, problemPath, readChanges, restOf, spread, withChange, writeChanges } from './changes'
import { fieldGroups } from './fields'
import { policy } from './sample'

const [above] = fieldGroups(policy)
const at = 'tracks.0.indicators'

describe('changes', () => {
  it.each([['two', { 'a.0.b': 5, c: -1.5 }], ['none', {}]])('return from the URL: %s', (_, changes) => expect(readChanges(writeChanges(changes))).toEqual(changes))
  it('that are no numbers are left out', () => expect(readChanges(['a:x', ':3', 'b'])).toEqual({}))
  it('back to the policy are no changes', () => expect(withChange({ [`${at}.0.weight`]: 60 }, above!.fields, `${at}.0.weight`, 50)).toEqual({}))
  it('are a JSON Patch', () => expect(patchOf({ [`${at}.0.weight`]: 60 })).toEqual([{ op: 'add', path: '/tracks/0/indicators/0/weight', value: 60 }]))
  it('of a list replace what stands there', () => expect(patchOf({ 'adjustments.items.0.table.1': -5 })).toEqual([{ op: 'replace', path: '/adjustments/items/0/table/1', value: -5 }]))
  it('of an open number are taken back by null', () => {
    const set = withChange({}, above!.fields, `${at}.3.baseline.value`, 4)
    expect([set, withChange(set, above!.fields, `${at}.3.baseline.value`, null)]).toEqual([{ [`${at}.3.baseline.value`]: 4 }, {}])
  })
  it('make another document and leave the first', () => {
    const next = patched(policy, { [`${at}.1.baseline.times`]: 2, 'nowhere.0.at': 1 })
    expect([next.tracks![0]!.indicators![1]!.baseline!.times, policy.tracks![0]!.indicators![1]!.baseline!.times]).toEqual([2, undefined])
  })
  it.each([['tracks.0.indicators.1.weight', 'tracks[0].indicators[1].weight'], ['adjustments.items.2.points', 'adjustments.items[2].points'], ['a.b.0', 'a.b[0]']])('%s is %s in problems', (path, said) => {
    expect(problemPath(path)).toBe(said)
  })
})

describe('weights keep their sum', () => {
  it.each([
    ['more, from the others in proportion', 70, { 0: 70, 1: 18, 2: 12 }],
    ['less, to the others in proportion', 40, { 0: 40, 1: 36, 2: 24 }],
    ['all of it', 100, { 0: 100, 1: 0, 2: 0 }],
  ])('%s', (_, weight, want) => {
    const changes = spread(above!, withChange({}, above!.fields, `${at}.0.weight`, weight), `${at}.0.weight`)
    expect(changes).toEqual(Object.fromEntries(Object.entries(want).map(([i, value]) => [`${at}.${i}.weight`, value])))
    expect(restOf(above!, changes)).toBe(0)
  })
  it('leave nothing of binary fractions behind', () => {
    expect(restOf(above!, { [`${at}.0.weight`]: 63, [`${at}.1.weight`]: 29.04, [`${at}.2.weight`]: 7.96 })).toBe(0)
  })
  it('and say what is left while they do not', () => expect(restOf(above!, { [`${at}.0.weight`]: 45 })).toBe(5))
  it('but nobody sets a weight that is open', () => {
    const [group] = fieldGroups({ id: 'p', tracks: [{ id: 't', indicators: [{ id: 'a', weight: 60 }, { id: 'b', weight: 'unknown' }, { id: 'c', weight: 'unknown' }] }] })
    const one = { [`${at}.1.weight`]: 30 }
    expect([restOf(group!, one), spread(group!, one, `${at}.1.weight`)]).toEqual([10, one])
    expect(spread(group!, { ...one, [`${at}.2.weight`]: 20 }, `${at}.2.weight`)).toEqual({ [`${at}.0.weight`]: 53.33, [`${at}.1.weight`]: 26.67, [`${at}.2.weight`]: 20 })
  })
})
