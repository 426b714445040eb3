import { describe, expect, it } from 'vitest'
import type { Conditions } from '../api/land'
import { assemblyLink, cornersOf, parseConditions, printConditions, withCorner } from './conditions'

const all: Conditions = {
  area_min: 30, area_max: 50, parks: ['350582901', '350582902'], subareas: ['南片区'], far_min: 2, clear: true, free_months: 12, land_state: ['idle'], industrial: true, findings: ['any'],
  near: '118.5,24.7 118.6,24.8', within_m: 500, spare_m2: 5000,
}

describe('conditions', () => {
  it('come back as they were written', () => expect(parseConditions(printConditions(all))).toEqual(all))
  it('are nothing when nothing is asked', () => expect([printConditions({ clear: false, parks: [] }), parseConditions('')]).toEqual(['', {}]))
  it('leave out what is wrong', () => expect(parseConditions('area_min=-1&area_max=x&clear=1&parks=,&far_min=Infinity')).toEqual({}))
})

describe('a road', () => {
  it('grows corner by corner', () => expect(withCorner(withCorner('', [118.5, 24.7]), [118.600000012, 24.8])).toBe('118.5,24.7 118.6,24.8'))
  it('has the corners that can be read', () => expect(cornersOf('118.5,24.7 x,1 118.6,24.8')).toEqual([[118.5, 24.7], [118.6, 24.8]]))
  it('has none', () => expect(cornersOf('')).toEqual([]))
})

it.each([
  [all, '?zone=z&page=renewal&find_min=30&find_max=50&find_where=zone'], [{ ...all, parks: ['WLY'] }, '?zone=z&page=renewal&find_min=30&find_max=50&park=WLY'], [{}, '?zone=z&page=renewal&find_where=zone'],
])('links to neighbouring parcels together', (asked, link) => expect(assemblyLink('z', asked)).toBe(link))
