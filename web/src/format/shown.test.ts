import { describe, expect, it } from 'vitest'
import cases from '../../../internal/policy/testdata/shown.json'
import { shownText, showsOf, type ShownAs } from './shown'

describe('a number as a policy shows it', () => {
  it.each(cases.map((one) => [one.value, one.digits, one.mode ?? 'half_up', one.text] as const))('%d with %d decimals, %s', (value, digits, mode, text) =>
    expect(shownText(value, { digits, mode: mode as ShownAs['mode'] }, 9).replaceAll(',', '')).toBe(text))

  it('is as usual where the policy says nothing', () => {
    expect(shownText(1.005, undefined, 1)).toBe('1.0')
    expect(shownText(null, { digits: 2 }, 1)).toBe('—')
  })
})

it('shows each kind of number by its own rule', () => {
  const shows = showsOf({ total: { digits: 3 }, display: { value: { digits: 1, mode: 'truncate' }, total: { digits: 2, mode: 'truncate' } } })
  expect([shows.score(79.996), shows.points(36.8571), shows.points(36.8571, 1), shows.value(73.79)]).toEqual(['79.99', '36.86', '36.9', '73.7'])
})

it('shows a score with the decimals that are kept of it', () => {
  expect([showsOf(null).score(79.9), showsOf({ total: { digits: 3 } }).score(79.9961)]).toEqual(['79.90', '79.996'])
})
