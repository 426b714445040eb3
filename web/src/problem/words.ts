/** What the server says against a request, in the reader's words. Pure. */
import { OFFLINE } from '../api/client'
import type { Problem } from '../api/types'

export interface Words {
  say: (key: string, named?: Record<string, unknown>) => string
  knows: (key: string) => boolean
}

/** Rules as the server writes them, the narrow before the wide; what a group catches fills the hole `a`, and stands for `$1` in the name. */
const RULES: [RegExp, string][] = [
  [/^never reached: must be above (\S+) and at most 100$/, 'band_rises'],
  [/^never reached: no score is above (\S+)$/, 'band_above_scores'],
  [/^never reached: must fall/, 'band_falls'],
  [/^never reached: must rise/, 'must_rise'],
  [/^never reached: must be positive$|^must be positive$/, 'positive'],
  [/^never reached/, 'never_reached'],
  [/^the weights must sum to (\S+)/, 'weights'],
  [/^at least 1, or left out$/, 'cap'],
  [/^the last band must reach 100$/, 'last_band'],
  [/^the shares leave nobody for the rest$/, 'nobody_left'],
  [/^more than its part holds$/, 'stage'],
  [/^the bands give (.+)$/, 'bands_give'],
  [/^not above the weight$/, 'above_weight'],
  [/^no more than the (\d+) that are kept$/, 'kept_digits'],
  [/^alternatives weigh the same: (\S+) weighs (\S+)/, 'alternatives'],
  [/^0 to 100$/, 'percent'],
  [/^must be given$/, 'given'],
  [/^at least one$/, 'at_least_one'],
  [/^must not be above area_max$/, 'above_most'],
  [/^stands twice$/, 'twice'],
  [/^must be in run (\S+)$/, 'in_run'],
  [/^at least (\d+) characters$/, 'characters'],
  [/^must not be the name$/, 'the_name'],
  [/^is one of those that are guessed first$/, 'guessed_first'],
  [/^letters, digits, single blanks/, 'name'],
  [/^is taken$/, 'taken'],
  [/^this role is held in a park/, 'needs_park'],
  [/^nobody would be left to manage users/, 'last_administrator'],
  [/^must not lie in the future$/, 'future'],
  [/^does not lead on from (\S+?);/, 'out_of_order'],
  [/^must be another person than/, 'another_person'],
  [/^must not be before the last step, (\S+)$/, 'before_last'],
  [/^must be after the day of the move$/, 'after_move'],
  [/^must not be after (\S+):/, 'until_limit'],
  [/^not before (\S+):/, 'mode_early'],
  [/^must be a mode for this/, 'mode_fits'],
  [/^must be above 0 and not above what is left, (\S+) m²$/, 'area_left'],
  [/^must be a file of this entry$/, 'own_file'],
  [/^its time is set already$/, 'time_set'],
  [/^this move sets none$/, 'no_deadline'],
  [/^must be a day, YYYY-MM-DD/, 'day'],
  [/^must be a ground of Art\. 8$/, 'ground'],
  [/^is of another cause$/, 'other_cause'],
  [/^this move names none$/, 'no_ground'],
  [/^must be given, or the number of a document: what shows the cause$/, 'cause_shown'],
  [/^is for what the newest run finds no longer$/, 'still_found'],
  [/^the holder must be told of the right to a hearing first/, 'hearing_first'],
  [/^the holder may answer until (\S+):/, 'answer_first'],
  [/^must be government, force_majeure or holder$/, 'cause'],
  [/^is its mode already$/, 'same_mode'],
  [/^there is no such move$/, 'no_move'],
  [/^there is no such state$/, 'no_state'],
  [/^there is no such entry, or it is named twice$/, 'no_entry'],
  [/^from 1 to (\d+)$/, 'from_one'],
  [/^count must be from 1 to (\d+)$/, 'from_one'],
  [/^unit must be days/, 'span_unit'],
  [/^must be given, or a unit, a next step or a deadline$/, 'something_assigned'],
  [/^must be given: a day was promised$/, 'day_promised'],
  [/^must be given: a figure was promised$/, 'figure_promised'],
  [/^must not be given: a day was promised$/, 'no_figure'],
  [/^1 to (\d+) characters that print$/, 'printable'],
  [/^1 to (\d+) characters$/, 'length'],
  [/^characters that print, and none that turn/, 'writing'],
  [/^a name, not a path$/, 'not_a_path'],
  [/^a program or a page is not taken \((\S+)\):/, 'runnable'],
  [/^the case has come to its end:/, 'case_ended'],
  [/^at most (\d+) characters$/, 'at_most_characters'],
  [/^must not hold the character NUL$|^must be text$/, 'text'],
  [/^must be holiday or workday/, 'day_kind'],
  [/^must have the columns date and kind/, 'day_columns'],
  [/^from 1 byte to (\d+) MB$/, 'file_size'],
  [/^must not be before the run was made, (\S+)$/, 'before_run'],
  [/^is the name of a built-in policy/, 'built_in_name'],
  [/^between (\S+) and (\S+)$/, 'between'],
  [/^must not be negative$/, 'not_negative'],
  [/^must be a number$/, 'number'],
  [/^the table must have (?:this column|one of these columns|a head)$|^must have a head$/, 'table_column'],
  [/^must be a positive number, or empty$/, 'positive_or_empty'],
  [/^must be a GB\/T 4754-2017 division/, 'division'],
  [/^has a limit for this division already$/, 'limit_twice'],
  [/^must have a limit$/, 'limit_none'],
  [/^must be in \S+, or of figures per mu in/, 'limit_unit'],
  [/^must be a whole number$/, 'whole_number'],
  [/^above 0 and at most 100$/, 'share'],
  [/^must be a month, YYYY-MM$/, 'month'],
  [/^must not be before start$/, 'before_start'],
  [/^their shares must make 100 %$/, 'shares'],
  [/^must be a GB\/T 4754 division or code/, 'industry'],
  [/^contradicts \S+: the whole over the land is (.+)$/, 'contradicts_whole'],
  [/^the floor area of the uses must make it: (\S+) m² are given, the ratio means (\S+) m²$/, 'floor_of_uses'],
  [/^is none of the questions$|^is no assumption of a scenario$/, 'not_asked'],
  [/^there is no parcel in force with this code$/, 'no_parcel'],
  [/^at \d+: undeclared reference to '([^']+)'/, 'condition_name'],
  [/^at (\d+): Syntax error/, 'condition_syntax'],
  [/^at (\d+): found no matching overload/, 'condition_kinds'],
  [/^must be true or false, not/, 'condition_flag'],
  [/^must be given: neither the (?:check|rule) nor the document has one$/, 'no_clause'],
  [/^must have one of value, of, parameter, table and cases$/, 'given'],
  [/^must have one of value and when$/, 'given'],
  [/^is no number of (?:a scenario|the facts)$/, 'no_number'],
  [/^must be in, and must not \((\w+)\):/, 'barred_$1'],
  [/^no parcel in force lies in it$/, 'nothing_drawn'],
  [/^must be a polygon that does not cross itself, of at most (\d+) points$/, 'polygon'],
  [/^must be a GeoJSON geometry$/, 'geometry'],
  [/^must be at most (\d+)(?: mu|,)/, 'most'],
  [/^must name at least one parcel$/, 'a_parcel'],
  [/^must name at most (\d+) parcels$/, 'parcels_most'],
  [/^must stay as they are: the site is in review/, 'site_active'],
  [/^must be others than the site has$/, 'same_parcels'],
  [/^must be given: what this parcel became is not on record$/, 'became_unknown'],
  [/^is no check document of the zone$/, 'no_check_document'],
  [/^must rise from its lower to its upper end$/, 'range_rises'],
  [/^a unified social credit code has 18 characters, this one (\d+)/, 'uscc_length'],
  [/^a character that GB 32100-2015 does not allow/, 'uscc_character'],
  [/^check character is (.), GB 32100-2015 gives (.)/, 'uscc_check'],
  [/^must hold a telephone number/, 'phone'],
  [/^must name an amount in/, 'amount'],
  [/^there is no such enterprise$/, 'no_enterprise'],
  [/^there is no such indicator of commitments$/, 'no_indicator'],
  [/^either a figure or a day/, 'figure_or_day'],
  [/^must be a price by (.+)$/, 'price_by'],
  [/^must be that of the indicator: (.+)$/, 'unit_of_indicator'],
  [/^a share, at most (\S+)/, 'share_most'],
  [/^at most the land on record, (\S+) m²$/, 'land_on_record'],
  [/^an owner, an area and a number of heads/, 'consent_line'],
  [/^together at most the land of the site, (\S+) m²: these come to (\S+) %/, 'land_of_site'],
  [/^must be parcels of the site$/, 'of_the_site'],
  [/^must be a file that stands for this document$/, 'file_stands'],
  [/^one of /, 'one_of'],
  [/^expected number >= (\S+)$/, 'least'],
  [/^expected number <= (\S+)$/, 'most'],
]

/** A rule that was broken; one without words of its own stays as it is written. */
export function ruleText(rule: string, { say }: Words): string {
  for (const [written, name] of RULES) {
    const [found, a = '', b = ''] = written.exec(rule) ?? []
    if (found !== undefined) return say(`mistake.${name.replace('$1', a)}`, { a, b })
  }
  return rule
}

/** Problems of signing in and of rights. */
const ACCOUNT = ['sign-in', 'wrong-password', 'wait', 'link', 'right', 'demonstration'].map((name) => `/problems/${name}`)

function ofAccount({ type, right = '', roles = [], park_code, retry_after_s }: Problem, say: Words['say']): string {
  const name = (type ?? '').replace('/problems/', '').replace('-', '_')
  const named = { right: say(`right.${right}`), roles: roles.map((role) => say(`role.${role}`)).join(say('text.list')), seconds: retry_after_s }
  return say(`account.problem_${name === 'right' && park_code ? 'right_in_park' : name}`, named)
}

/** A rule that was broken, where, and in a table in which line. */
function brokenLine({ path, rule, value, line }: NonNullable<Problem['errors']>[number], words: Words, place: (path: string) => string): string {
  const said = words.say(value ? 'mistake.line_of' : 'mistake.line', { place: place(path), rule: ruleText(rule, words), value })
  return line ? words.say('mistake.in_row', { n: line, said }) : said
}

/** What is wrong, a line each: the rules that were broken and where, else what such a status means. */
export function problemLines(problem: Problem, words: Words, place: (path: string) => string): string[] {
  const { say, knows } = words
  if (problem.status === OFFLINE) return [say('state.offline_text')]
  if (problem.type && ACCOUNT.includes(problem.type)) return [ofAccount(problem, say)]
  if (problem.type === '/problems/unreadable') return [say('state.unreadable')]
  if (problem.status === 401 || problem.status === 403) return [say('state.forbidden')]
  const broken = problem.errors ?? []
  if (broken.length) return broken.map((one) => brokenLine(one, words, place))
  return [knows(`state.status_${problem.status}`) ? say(`state.status_${problem.status}`) : say('state.status_other')]
}
