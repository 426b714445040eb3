/** What is on record of the land of a use beside its area. Pure. */
import type { EnterpriseParcel, LandPieces } from '../api/files'
import { count, m2AsMu } from '../format/format'
import type { Say } from '../ledger/columns'

const LAND: [keyof LandPieces, string][] = [
  ['unregistered_m2', 'unregistered_land_mu'], ['under_construction_m2', 'under_construction_land_mu'], ['protected_m2', 'protected_land_mu'],
  ['newly_reduced_m2', 'newly_reduced_land_mu'], ['leased_out_m2', 'leased_out_land_mu'],
]

/** The pieces by name, mu, with the floor of storeys over 8 m, m², and the file that says so; empty of most. */
export function piecesLine(one: EnterpriseParcel, say: Say): string {
  const pieces = one.pieces ?? {}
  const land = LAND.filter(([name]) => pieces[name]).map(([name, number]) => `${say(`number.${number}`)} ${m2AsMu(pieces[name])} ${say('unit.mu')}`)
  const floor = pieces.high_floor_m2 ? [`${say('number.leased_high_floor_m2')} ${count(pieces.high_floor_m2)} m²`] : []
  const said = [...land, ...floor].join(' · ')
  return said && one.pieces_from ? say('enterprise.pieces_from', { pieces: said, file: one.pieces_from }) : said
}
