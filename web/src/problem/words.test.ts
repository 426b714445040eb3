import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../api/types'
import zh from '../locales/evaluation.zh-CN'
import en from '../locales/evaluation.en'
import { problemLines, ruleText } from './words'

const words = {
  say: (key: string, named: Record<string, unknown> = {}) => [key, ...Object.values(named).filter((one) => one !== '' && one !== undefined)].join(' '),
  knows: (key: string) => ['state.status_404'].includes(key),
}
const problem = (more: Partial<Problem>): Problem => ({ title: 't', status: 400, detail: 'as the server has it', ...more })
const place = (path: string) => `<${path}>`

describe('a broken rule', () => {
  it.each([
    ['never reached: must be above 70 and at most 100', 'mistake.band_rises 70'],
    ['never reached: table[1] fits first', 'mistake.never_reached'],
    ['the weights must sum to 100 in 18 too', 'mistake.weights 100'],
    ['at least 1, or left out', 'mistake.cap'],
    ['no more than the 2 that are kept', 'mistake.kept_digits 2'],
    ['must be in run 3', 'mistake.in_run 3'],
    ['does not lead on from suspected; what does: assign', 'mistake.out_of_order suspected'],
    ['must not be after 2027-06-10: 1 year at most', 'mistake.until_limit 2027-06-10'],
    ['must be above 0 and not above what is left, 100.00 m²', 'mistake.area_left 100.00'],
    ['must be a day, YYYY-MM-DD, from 1949 to 2200', 'mistake.day'],
    ['the holder may answer until 2026-04-17: not before', 'mistake.answer_first 2026-04-17'],
    ['a unified social credit code has 18 characters, this one 3', 'mistake.uscc_length 3'],
    ['at most the land on record, 600.00 m²', 'mistake.land_on_record 600.00'],
    ['together at most the land of the site, 900.00 m²: these come to 120.5 % of it', 'mistake.land_of_site 900.00 120.5'],
    ['must be a price by 亩', 'mistake.price_by 亩'],
    ['must be that of the indicator: 万元/亩', 'mistake.unit_of_indicator 万元/亩'],
    ['check character is A, GB 32100-2015 gives 9', 'mistake.uscc_check A 9'],
    ['must be government, force_majeure or holder', 'mistake.cause'],
    ['must be given: a day was promised', 'mistake.day_promised'],
    ['at most 4000 characters', 'mistake.at_most_characters 4000'],
    ['between 0 and 20', 'mistake.between 0 20'],
    ['must not be negative', 'mistake.not_negative'],
    ['must be a whole number', 'mistake.whole_number'],
    ['above 0 and at most 100', 'mistake.share'],
    ['must be a month, YYYY-MM', 'mistake.month'],
    ['must not be before start', 'mistake.before_start'],
    ['their shares must make 100 %', 'mistake.shares'],
    ['must be a GB/T 4754 division or code, such as 39 or C3940', 'mistake.industry'],
    ['contradicts tax_per_mu: the whole over the land is 5 万元/亩', 'mistake.contradicts_whole 5 万元/亩'],
    ['the floor area of the uses must make it: 900 m² are given, the ratio means 1000 m²', 'mistake.floor_of_uses 900 1000'],
    ['there is no parcel in force with this code', 'mistake.no_parcel'],
    ['must be in, and must not (road_land): land for roads', 'mistake.barred_road_land road_land'],
    ["at 3: undeclared reference to 'nothing' (in container '')", 'mistake.condition_name nothing'],
    ["at 7: Syntax error: mismatched input '<EOF>'", 'mistake.condition_syntax 7'],
    ['must be true or false, not double', 'mistake.condition_flag'],
    ['must be given: neither the check nor the document has one', 'mistake.no_clause'],
    ['no parcel in force lies in it', 'mistake.nothing_drawn'],
    ['must be a polygon that does not cross itself, of at most 10000 points', 'mistake.polygon 10000'],
    ['must be at most 60, the widest gap that is kept', 'mistake.most 60'],
    ['expected number <= 1000000', 'mistake.most 1000000'],
    ['something that nobody has words for', 'something that nobody has words for'],
  ])('%s', (rule, said) => expect(ruleText(rule, words)).toBe(said))
})

describe('a file that is refused', () => {
  const source = (path: string) => readFileSync(join(import.meta.dirname, '..', '..', '..', 'internal', path), 'utf8')
  const fileRule = /^func FileRule\(.*?^}/ms.exec(source('land/file.go'))![0]
  const ofNames = [...fileRule.matchAll(/return (?:fmt\.Sprintf\()?"([^"]+)"/g)].map(([, rule]) => rule!.replace('%s', 'html'))
  const ofCases = [...source('analysis/files.go').matchAll(/Rule: "([^"]+)"/g)].map(([, rule]) => rule!)

  it('finds the rules in the code of the server', () => expect([ofNames.length, ofCases.length]).toEqual([4, 1]))
  it.each([...ofNames, ...ofCases])('%s: has words in both languages', (rule) => {
    const [key, ...holes] = ruleText(rule, words).split(' ')
    const name = key!.replace('mistake.', '')
    expect(key).not.toBe(name)
    for (const { mistake } of [zh, en]) expect((mistake as Record<string, string>)[name]?.includes('{a}')).toBe(holes.length > 0)
  })
})

describe('a problem', () => {
  it.each([
    ['says every rule and its place', problem({ errors: [{ path: 'a', rule: 'must be given' }, { path: 'b', rule: '0 to 100', value: '120' }] }), ['mistake.line <a> mistake.given', 'mistake.line_of <b> mistake.percent 120']],
    ['says in which line of a table', problem({ errors: [{ path: 'kind', rule: 'must be holiday or workday (节假日, 工作日)', value: '2026-10-01,half', line: 7 }] }), ['mistake.in_row 7 mistake.line_of <kind> mistake.day_kind 2026-10-01,half']],
    ['says what was not found', problem({ status: 404 }), ['state.status_404']],
    ['says another status', problem({ status: 418 }), ['state.status_other']],
    ['says that what was kept cannot be read', problem({ status: 500, type: '/problems/unreadable' }), ['state.unreadable']],
    ['says that the network is gone', problem({ status: 0 }), ['state.offline_text']],
    ['says who may not', problem({ status: 403 }), ['state.forbidden']],
    ['says which right is missing', problem({ status: 403, type: '/problems/right', right: 'publish', roles: ['planner', 'approver'] }), ['account.problem_right right.publish role.plannertext.listrole.approver']],
    ['says that it is missing in a park', problem({ status: 403, type: '/problems/right', right: 'move_finding', park_code: 'WLY' }), ['account.problem_right_in_park right.move_finding']],
    ['says that the password is wrong', problem({ status: 401, type: '/problems/wrong-password' }), ['account.problem_wrong_password right.']],
    ['says how long to wait', problem({ status: 429, type: '/problems/wait', retry_after_s: 30 }), ['account.problem_wait right. 30']],
  ])('%s', (_, one, said) => expect(problemLines(one, words, place)).toEqual(said))
})
