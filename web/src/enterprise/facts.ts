/** Which facts of an enterprise its file shows, in order, and how each is written. Pure. */
import type { EnterpriseRecord } from '../api/files'
import { plain } from '../format/format'
import type { Say } from '../ledger/columns'
import type { Fact } from '../parcel/facts'

const NAMES = ['uscc', 'park_name', 'address', 'industry_code', 'scale', 'trade_quota', 'listing', 'status'] as const
const CHOICES = new Set<string>(['scale', 'listing', 'status'])

/** What is known of an enterprise. */
export function enterpriseFacts(enterprise: EnterpriseRecord, say: Say): Fact[] {
  const known = NAMES.filter((name) => enterprise[name] !== null && enterprise[name] !== undefined && enterprise[name] !== '')
  const value = (name: (typeof NAMES)[number]) => {
    if (name === 'industry_code') return say(`industry.${enterprise[name]}`)
    return CHOICES.has(name) ? say(`${name}.${enterprise[name]}`) : plain(enterprise[name], say)
  }
  return known.map((name) => ({ name: say(`field.${name}`), value: value(name) }))
}
