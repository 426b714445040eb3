/** Where in what was sent for a case a rule is broken, in words. Pure. */
import type { Words } from '../problem/words'

/** Members of a list that have another name than their field. */
const MEMBERS: Record<string, string> = { 'consents.area_m2': 'area', 'consents.parcel_codes': 'consent_parcels' }

/** The place that a path names: a field of the dossier by its title, a member of a list with its line; what has no words stays as it is. */
export function placeOf(path: string, { say, knows }: Words, fieldName: (name: string) => string): string {
  const [, head = '', index, member] = /^(.*?)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(path) ?? []
  if (head === 'fields' && member) return fieldName(member)
  const names = [MEMBERS[`${head}.${member}`], head === 'promises' && `promise_${member}`, member, head.split('.').pop()]
  const name = names.find((one) => one && knows(`review.${one}`))
  const what = name ? say(`review.${name}`) : path
  return name && index !== undefined ? say('review.line_of', { n: Number(index) + 1, what }) : what
}
