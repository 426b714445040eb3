/** Which kinds of subject a run has, and what they are called. Pure. */
import type { PolicyDocument } from '../api/evaluations'
import type { Maybe } from '../api/types'
import type { Say } from '../ledger/columns'
import { KINDS, type View } from '../state/view'

type Kind = View['kind']

/** Kinds that every run has rows of to be looked at, whatever its policy evaluates. */
const ALWAYS: Kind[] = ['enterprise', 'parcel']
/** Kinds whose subjects lie in a park. */
export const IN_PARK: Kind[] = ['enterprise', 'parcel', 'subarea']

/** Enterprises, parcels, and what else the policy of a run evaluated. */
export const kindsOf = (policy: Maybe<PolicyDocument>): Kind[] => KINDS.filter((kind) => ALWAYS.includes(kind) || policy?.context?.[kind])

/** A kind by its name; parcels by that of merged ones where the policy evaluates these. */
export function kindName(kind: string, policy: Maybe<PolicyDocument>, say: Say): string {
  const { unit, also } = policy?.document.population ?? {}
  return say(`evaluation.${kind === 'parcel' && [unit, ...(also ?? [])].includes('parcel_merged') ? 'parcel_merged' : kind}`)
}
