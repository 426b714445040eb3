/** Places of a policy document in words: "above size · tax per mu · weight" for tracks[0].indicators[0].weight. Pure. */
import type { Baseline, Policy } from './document'
import type { Field } from './fields'
import type { Speech } from './words'

type Row = Partial<NonNullable<Baseline['table']>[number]>
interface Item extends Row {
  title?: Parameters<Speech['either']>[0]
  grade?: string
  id?: string
}

/** What an industry is called: a group of the policy, or a division of GB/T 4754. */
export function industryText(industry: string, policy: Policy, { say, either }: Speech): string {
  const group = policy.industry_groups?.find((one) => one.id === industry)
  return group ? either(group.title) || industry : /^\d/.test(industry) ? say(`industry.${industry}`) : industry
}

/** Whom a row of a table is for. */
export function rowText(row: Row, policy: Policy, speech: Speech): string {
  const track = policy.tracks?.find((one) => one.id === row.track)
  return [speech.either(track?.title) || row.track, row.industry ? industryText(row.industry, policy, speech) : '', row.region, row.year].filter(Boolean).join(' ')
}

/** What one of a list is called: by its title, its grade, whom it is for or its name; else by where it stands. */
export function itemText(item: Item | null | undefined, i: number, policy: Policy, speech: Speech): string {
  return speech.either(item?.title) || item?.grade || rowText(item ?? {}, policy, speech) || item?.id || String(i + 1)
}

const isIndex = (step: string | undefined) => step !== undefined && /^\d+$/.test(step)

/** Lists give way to what stands in them, and members that add nothing to what is around them are left out. */
export function placeText(path: string, policy: Policy, speech: Speech): string {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean)
  let at: unknown = policy
  const said = steps.map((step, i) => {
    at = (at as Record<string, unknown> | null | undefined)?.[step]
    if (isIndex(step)) return itemText(at as Item | null | undefined, Number(step), policy, speech)
    const isSilent = isIndex(steps[i + 1]) || (['value', 'scorer'].includes(step) && steps.length > 1)
    return isSilent ? '' : speech.knows(`place.${step}`) ? speech.say(`place.${step}`) : step
  })
  return said.filter(Boolean).join(' · ')
}

/** What a field is called: its owner, whom it is for, which of a list and what of its owner it is; a field without a name by its place. */
export function fieldName({ path, kind, title, name, row, nth, member }: Field, policy: Policy, speech: Speech): string {
  if (kind === 'other') return placeText(path, policy, speech)
  const parts = [speech.either(title) || name, row ? rowText(row, policy, speech) : '', nth ? speech.say('what_if.nth', { n: nth }) : '', member ? speech.say(`place.${member}`) : '']
  return parts.filter(Boolean).join(' ') || speech.say(`what_if.${kind}`)
}
