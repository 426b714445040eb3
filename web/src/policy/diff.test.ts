import { describe, expect, it } from 'vitest'
import { differences, differenceText } from './diff'
import { patched } from './changes'
import type { Policy } from './document'
import { policy } from './sample'

const speech = { say: (key: string) => key, knows: (key: string) => key.startsWith('place.'), either: (phrase: { zh: string } | null | undefined) => phrase?.zh ?? '', unitOf: (unit: string | null | undefined) => unit ?? '' }
const said = (from: Policy, to: Policy) => differences(from, to).map((one) => Object.values(differenceText(one, from, to, speech)).join(' | '))
const [above, single] = policy.tracks!

describe('two policies', () => {
  it('that are called differently say the same', () => expect(said(policy, { ...policy, id: 'q', version: 3, title: { zh: '新', en: 'new' } })).toEqual([]))
  it('differ in weights, baselines and bands, each from what to what', () => {
    const at = 'tracks.0'
    expect(said(policy, patched(policy, { [`${at}.indicators.0.weight`]: 40, [`${at}.indicators.0.baseline.value`]: 30, [`${at}.bands.grades.0.up_to_percent`]: 25 }))).toEqual([
      '规上 · tax · place.weight | 50 | 40', '规上 · tax · place.baseline | 24 | 30', '规上 · place.bands · A · place.up_to_percent | 20 | 25',
    ])
  })
  it('say so of another order where the first that fits counts, and of no other', () => {
    const gates = [{ id: 'veto', title: { zh: '否决', en: 'veto' }, action: 'cap', grade: 'C' }, { id: 'raise', action: 'raise' }]
    const plain = { ...policy, gates, adjustments: { items: [...policy.adjustments!.items!].reverse() } }
    expect(said({ ...policy, gates }, plain)).toEqual([])
    expect(said(plain, { ...plain, tracks: [single!, above!], gates: [...gates].reverse() })).toEqual(['place.tracks · place.order | 规上text.listsingle | singletext.list规上', 'place.gates · place.order | 否决text.listraise | raisetext.list否决'])
    const [tax, output, tce, kwh] = above!.indicators!
    expect(said(policy, { ...policy, tracks: [{ ...above!, indicators: [output!, tax!, tce!, kwh!] }, single!] })).toEqual([])
    expect(said(policy, { ...policy, tracks: [{ ...above!, indicators: [tax!, output!, kwh!, tce!] }, single!] })).toEqual(['规上 · place.indicators · place.order | tcetext.listkwh | kwhtext.listtce'])
  })
  it('differ in whose land counts and where a baseline comes from, not in the document that says so', () => {
    const land = (basis: string, document: string): Policy => ({ ...policy, land: { basis, source: { document } } })
    expect(said(land('occupier', 'x'), land('owner', 'y'))).toEqual(['place.land · place.basis | occupier | owner'])
    const [tax, ...others] = above!.indicators!
    expect(said(policy, { ...policy, tracks: [{ ...above!, indicators: [{ ...tax!, baseline: { ...tax!.baseline, source: 'group_mean' } }, ...others] }, single!] })).toEqual(['规上 · tax · place.baseline · place.source | const | group_mean'])
  })
  it('differ in what a grade leads to, whatever else has the same name', () => {
    const measures = (value: number) => [{ title: { zh: '电价', en: 'power' }, grades: ['C'], value: 0.1 }, { title: { zh: '电价', en: 'power' }, grades: ['D'], value }]
    expect(said({ ...policy, measures: measures(0.2) }, { ...policy, measures: measures(0.3) })).toEqual(['电价 | 0.2 | 0.3'])
    expect(said({ ...policy, measures: measures(0.2) }, { ...policy, measures: [] })).toEqual(['place.measures | 电价text.list电价 | —'])
  })
  it('say what came and what left as a whole', () => {
    const without = { ...policy, tracks: [{ ...above!, indicators: above!.indicators!.slice(1) }, single!] }
    expect(said(policy, without)).toEqual(['规上 · tax | policy.part_there | —'])
    expect(said(without, policy)).toEqual(['规上 · tax | — | policy.part_there'])
  })
  it('say where a number was open, and where there was none', () => {
    expect(said(policy, patched(policy, { 'tracks.0.indicators.3.baseline.value': 4, 'tracks.0.indicators.1.baseline.times': 1.2 }))).toEqual([
      '规上 · output · place.baseline · place.times | — | 1.2', '规上 · kwh · place.baseline | policy.open | 4',
    ])
  })
})
