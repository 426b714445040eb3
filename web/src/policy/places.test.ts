import { describe, expect, it } from 'vitest'
import type { Policy } from './document'
import { placeText } from './places'

const zh = (text: string) => ({ zh: text, en: '' })
const policy: Policy = {
  id: 'p', industry_groups: [{ id: 'textiles', title: zh('纺织组') }],
  tracks: [{
    id: 'above', title: zh('规上'), bands: { grades: [{ grade: 'A', up_to_percent: 20 }] },
    indicators: [{ id: 'tax', title: zh('亩均税收'), baseline: { source: 'table', table: [{ industry: 'textiles', value: 1 }, { track: 'above', industry: '18', year: 2022, value: 2 }, { value: 3 }] } }],
  }],
  adjustments: { items: [{ id: 'award' }] },
}
const speech = { say: (key: string) => key, knows: (key: string) => key !== 'place.odd', either: (phrase: { zh: string } | null | undefined) => phrase?.zh ?? '', unitOf: (unit: string | null | undefined) => unit ?? '' }

describe('a place of a policy', () => {
  it.each([
    ['tracks[0].indicators[0].weight', '规上 · 亩均税收 · place.weight'],
    ['tracks[0].indicators', '规上 · place.indicators'],
    ['tracks[0].indicators[0].scorer.cap', '规上 · 亩均税收 · place.cap'],
    ['tracks[0].indicators[0].baseline.table[0].value', '规上 · 亩均税收 · place.baseline · 纺织组'],
    ['tracks[0].indicators[0].baseline.table[1].value', '规上 · 亩均税收 · place.baseline · 规上 industry.18 2022'],
    ['tracks[0].indicators[0].baseline.table[2].value', '规上 · 亩均税收 · place.baseline · 3'],
    ['tracks[0].bands.grades[0].up_to_percent', '规上 · place.bands · A · place.up_to_percent'],
    ['adjustments.items[0].points', 'place.adjustments · award · place.points'],
    ['tracks[7].odd', '8 · odd'],
  ])('%s', (path, said) => expect(placeText(path, policy, speech)).toBe(said))
})
