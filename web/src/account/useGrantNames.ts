import type { Grant } from '../api/accounts'
import { useSay } from '../state/useSay'
import { useZone } from '../state/useZone'
import { grantName } from './names'

/** Roles with their zones and parks by name, as far as the page knows them. */
export function useGrantNames() {
  const zone = useZone()
  const { say } = useSay()
  const zoneName = (code: string) => zone.zones.find((one) => one.zone_code === code)?.name ?? code
  const department = (name: string) => say(`department.${name}`)
  return (grant: Grant) => grantName(grant, say, { park: zone.parkName, zone: zoneName, department })
}
