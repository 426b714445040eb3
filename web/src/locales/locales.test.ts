import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { formOf } from '../state/useSay'
import en from './en'
import zh from './zh-CN'

type Tree = { [key: string]: string | Tree }

const keys = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`)))
const text = (tree: Tree, key: string): string => key.split('.').reduce<Tree | string>((at, part) => (at as Tree)[part]!, tree) as string
const holes = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
/** The forms of a message that has one for a single thing and one for many. */
const forms = (message: string) => message.split(' | ')

const source = join(import.meta.dirname, '..')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|ts)$/.test(name) && !/locales|\.test\.ts/.test(name))
const code = files.map((name) => readFileSync(join(source, name), 'utf8')).join('\n')
const found = (pattern: RegExp) => new Set([...code.matchAll(pattern)].map((match) => match[1]!))
const used = found(/\b(?:t|say)\(\s*'([a-z_0-9]+(?:\.[A-Za-z_0-9]+)*)'/g)

describe('locales', () => {
  it('have the same keys', () => expect(keys(en as Tree).sort()).toEqual(keys(zh as Tree).sort()))
  it('leave no message empty', () => {
    for (const tree of [en, zh] as Tree[]) expect(keys(tree).filter((key) => text(tree, key).trim() === '')).toEqual([])
  })
  it('fill the same holes', () => {
    for (const key of keys(zh as Tree)) for (const form of forms(text(en as Tree, key))) expect([key, holes(form)]).toEqual([key, holes(text(zh as Tree, key))])
  })
  it('count in English in a form for one and a form for many', () => {
    const counts = /\{n\}(?: (?!of|in|with|once)[a-z-]+){0,2} (?!as|is|was|less|this)[a-z]+s\b/
    const many = ['policy.years', 'policy.window_mean', 'policy.window_every', 'policy.window_any', 'find.pieces', 'review.pieces', 'site.pieces', 'disposal_page.first'] // never of one
    expect(keys(en as Tree).filter((key) => forms(text(en as Tree, key)).length === 1 && counts.test(text(en as Tree, key)) && !many.includes(key))).toEqual([])
  })
  it('have every key that the page asks for', () => {
    const known = new Set(keys(zh as Tree))
    expect([...used].filter((key) => !known.has(key))).toEqual([])
  })
  it('have no key that the page never asks for', () => {
    const quoted = found(/'([\w.-]+)'/g)
    const begun = [...found(/`([a-z_]+\.[\w.]*)\$\{/g)]
    const asked = (key: string) => quoted.has(key) || quoted.has(key.split('.')[0]!) || begun.some((start) => key.startsWith(start))
    expect(keys(zh as Tree).filter((key) => !asked(key))).toEqual([])
  })
})

const { t } = createI18n({ legacy: false, locale: 'en', messages: { en, 'zh-CN': zh } }).global
it.each([
  ['one', 'unit.parcel', { n: 1 }, 'parcel'], ['many', 'unit.parcel', { n: 2 }, 'parcels'], ['none', 'unit.parcel', { n: 0 }, 'parcels'], ['no number', 'unit.parcel', {}, 'parcels'],
  ['a number as it is written', 'ledger.caption', { n: '1,001', mu: '3.0' }, '1,001 parcels · 3.0 mu'], ['one as it is written', 'ledger.caption', { n: '1', mu: '3.0' }, '1 parcel · 3.0 mu'],
  ['one who is awaited', 'review.n_departments', { n: 1 }, '1 department'], ['some who are awaited', 'review.n_departments', { n: 2 }, '2 departments'],
  ['no figure', 'find.of_owners', { n: '—' }, '— right holders'], ['one form for all', 'legend.isolate', { name: 'A' }, 'Show only "A"'],
])('words are one or many: %s', (_, key, values: Record<string, unknown>, said) => expect(t(key, values, formOf(values.n))).toBe(said))
