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
  it('that list the same in another order say the same', () => expect(said(policy, { ...policy, tracks: [{ ...above!, indicators: [...above!.indicators!].reverse() }, single!] })).toEqual([]))
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
