/** Changes of the numbers of a policy, as the drawer makes them, the URL spells them and the server takes them. Pure. */
import type { PatchStep } from '../api/evaluations'
import type { Policy } from './document'
import type { Field, FieldGroup } from './fields'

/** Values by path. */
export type Changes = Record<string, number>

/** Changes as the URL spells them, "path:number"; what is no number is left out. */
export function readChanges(list: string[]): Changes {
  const pairs = list.map((one) => [one.slice(0, one.lastIndexOf(':')), Number(one.slice(one.lastIndexOf(':') + 1))] as const)
  return Object.fromEntries(pairs.filter(([path, value]) => path !== '' && Number.isFinite(value)))
}

export const writeChanges = (changes: Changes): string[] => Object.entries(changes).map(([path, value]) => `${path}:${value}`)

/** Without what binary fractions leave: no number of a policy has more than nine decimals. */
const rounded = (value: number) => Math.round(value * 1e9) / 1e9

/** Changes with one value more; a value as it stands in the policy is no change, and null sets back an open number. */
export function withChange(changes: Changes, fields: Field[], path: string, value: number | null): Changes {
  const next = { ...changes, ...(value === null ? {} : { [path]: rounded(value) }) }
  if (value === null || fields.find((one) => one.path === path)?.value === next[path]) delete next[path]
  return next
}

/** What a number is with the changes; null while it is open. */
const valueOf = (group: FieldGroup, changes: Changes, path: string) => changes[path] ?? group.fields.find((one) => one.path === path)?.value ?? null

/** How far the weights of a group are from what they must sum to; 0 where they need not. An open weight counts nothing yet. */
export function restOf(group: FieldGroup, changes: Changes): number {
  if (group.scale === null) return 0
  return rounded(group.scale - group.counted.reduce((sum, path) => sum + (valueOf(group, changes, path) ?? 0), 0))
}

/** Takes the rest from, or gives it to, the weights other than `kept`, in proportion to what they are; the last takes what rounding leaves. While a weight is open nothing is spread: nobody but the reader sets an open number. */
export function spread(group: FieldGroup, changes: Changes, kept: string): Changes {
  const rest = restOf(group, changes)
  const others = group.counted.filter((path) => path !== kept)
  if (rest === 0 || others.length === 0 || group.counted.some((path) => valueOf(group, changes, path) === null)) return changes
  const now = (path: string) => valueOf(group, changes, path) ?? 0
  const total = others.reduce((sum, path) => sum + now(path), 0)
  const target = Math.max(0, total + rest)
  let left = target
  let next = changes
  others.forEach((path, i) => {
    const part = total > 0 ? now(path) / total : 1 / others.length
    const value = i === others.length - 1 ? left : Math.min(left, Math.round(target * part * 100) / 100)
    left = rounded(left - value)
    next = withChange(next, group.fields, path, value)
  })
  return next
}

/** The changes as a JSON Patch. */
export const patchOf = (changes: Changes): PatchStep[] => Object.entries(changes).map(([path, value]) => ({ op: /\.\d+$/.test(path) ? 'replace' : 'add', path: `/${path.replaceAll('.', '/')}`, value }))

/** A copy of a document with the changes in it. */
export function patched(policy: Policy, changes: Changes): Policy {
  const copy = structuredClone(policy)
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.')
    const last = steps.pop()!
    const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], copy)
    if (parent && typeof parent === 'object') (parent as Record<string, unknown>)[last] = value
  }
  return copy
}

/** A path as the server spells it in problems: tracks[0].indicators[1].weight. */
export const problemPath = (path: string) => path.replace(/\.(\d+)(?=\.|$)/g, '[$1]')
