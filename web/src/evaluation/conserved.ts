/** What a run says of where the money and the land went. Pure. */
import type { ConservedLand } from '../api/types'
import { count, mu } from '../format/format'
import type { Say } from '../ledger/columns'

/** How many parcels that are claimed beyond their area are named. */
const NAMED = 5

const COMPONENTS = ['unregistered', 'under_construction', 'protected', 'newly_reduced'] as const

/** What of the land in use is on record as a component that policies count apart; nothing where no use says so. */
function componentsLine(land: ConservedLand, say: Say): string[] {
  const told = COMPONENTS.filter((name) => land[`${name}_mu`]).map((name) => `${say(`number.${name}_land_mu`)} ${mu(land[`${name}_mu`])}`)
  return told.length ? [say('evaluation.conserved_components', { components: told.join(say('evaluation.list_comma')) })] : []
}

/** Where the land went, and which parcels are claimed beyond their area; nothing of runs that do not say. */
export function landLines(land: ConservedLand | null | undefined, say: Say): string[] {
  if (!land) return []
  const values = { total: mu(land.total_mu), own: mu(land.own_mu), leased: mu(land.leased_mu), unstated: mu(land.unstated_mu), nobody: mu(land.nobody_mu) }
  const lines = [say('evaluation.conserved_land', values), ...componentsLine(land, say)]
  if (!land.over_count) return lines
  const parcels = land.overclaimed.slice(0, NAMED).map((one) => say('evaluation.overclaimed_one', { code: one.parcel_code, claimed: mu(one.claimed_mu), area: mu(one.area_mu) }))
  return [...lines, say('evaluation.overclaimed', { over: mu(land.over_mu), n: count(land.over_count), parcels: parcels.join(say('evaluation.list_comma')) })]
}
