import { describe, expect, it } from 'vitest'
import type { EnterpriseParcel } from '../api/files'
import { piecesLine } from './pieces'

const say = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ')

describe('pieces of land on record', () => {
  it('are named with their area and file', () => {
    const one = { pieces: { protected_m2: 2000, high_floor_m2: 1200 }, pieces_from: 'a.xlsx' } as EnterpriseParcel
    expect(piecesLine(one, say)).toBe('enterprise.pieces_from number.protected_land_mu 3.0 unit.mu · number.leased_high_floor_m2 1,200 m² a.xlsx')
  })
  it('are nothing of most uses', () => expect([piecesLine({ pieces: null } as EnterpriseParcel, say), piecesLine({} as EnterpriseParcel, say)]).toEqual(['', '']))
})
