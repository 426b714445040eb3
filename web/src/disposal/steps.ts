/** What a step of an entry says, in one line. Pure. */
import type { Step } from '../api/disposal'
import { m2AsMu } from '../format/format'

type Say = (key: string, values?: Record<string, unknown>) => string
type Name = (name: string) => string

/** Document, signer, cause with its ground, mode, days and land of a step, as far as it has them. */
export const stepFacts = (step: Step, { say, words }: { say: Say; words: { modeName: Name; groundName: Name } }) =>
  [
    step.document_no, step.signer && say('entry.signed_by', { name: step.signer }), step.cause && say(`choice.${step.cause}`),
    step.ground && (step.cause ? words.groundName(step.ground) : say('entry.claims', { ground: words.groundName(step.ground) })), step.mode && words.modeName(step.mode),
    step.until_on && say('entry.until', { day: step.until_on }), step.disposed_m2 && say('entry.dealt_with', { mu: m2AsMu(step.disposed_m2) }),
    step.assignee && say('entry.given_to', { name: step.assignee }), step.unit, step.next_step,
  ].filter(Boolean).join(' · ')
