/** What the page shows, as one value that the URL spells. Pure: no window, no history. */
import { camera, flag, list, number, oneOf, text, type Camera, type Codec } from './codec'

export type { Camera } from './codec'
export const METRICS = ['output_per_mu', 'tax_per_mu', 'floor_area_ratio', 'grade', 'land_state'] as const
export type Metric = (typeof METRICS)[number]

export const PAGES = ['map', 'ledger', 'parks', 'evaluation', 'findings', 'disposal', 'commitments', 'potential', 'spare', 'find', 'survey', 'renewal', 'users'] as const
export type PageName = (typeof PAGES)[number]

export const PARTS = ['statistics', 'ranking', 'policy', 'compare', 'publication', 'objections'] as const
export const KINDS = ['enterprise', 'group', 'parcel', 'subarea', 'park', 'industry', 'zone'] as const
/** What has no park, industry or track, where one is chosen. */
export const NONE = 'none'
export const GROUPS = ['park', 'industry', 'track'] as const

export const OUTCOMES = ['met', 'suspected', 'cannot_tell'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const LEDGER_PARTS = ['board', 'list', 'calendar'] as const
export const LEDGER_GROUPS = ['state', 'track', 'assignee', 'due'] as const
export const DUES = ['', 'overdue', 'soon'] as const

export const PAPERS = ['', 'parcel', 'atlas'] as const
export const FIND_WHERE = ['park', 'drawn', 'seed', 'zone'] as const

export interface Filters {
  land_state: string[]
  grade: string[]
  rule: string[]
  /** Of the chosen rules, or of all, those that cannot tell are meant. */
  untold: boolean
  above_size: boolean
  shared: boolean
  area_min: number | null
  area_max: number | null
}

export interface View extends Filters {
  zone: string
  year: number | null
  run: string
  page: PageName
  park: string
  subarea: string
  metric: Metric
  band: string
  /** Whether the ranges of the metric are the fixed ones or divide what is in view evenly. */
  scale: 'fixed' | 'quantile'
  parcel: string
  /** Credit code of the enterprise whose file lies over that of the parcel. */
  enterprise: string
  camera: Camera | null
  /** Height of the table under the map in percent of the room. */
  drawer: number
  /** Height of the file on a phone: 0 peek, 1 half, 2 full. */
  sheet: number
  /** Which findings are listed. */
  outcome: Outcome
  /** Column of the ledger; a leading minus means descending. */
  sort: string
  /** Column of the table of parks, and whether it hides their sub-areas. */
  park_sort: string
  flat: boolean
  /** What the evaluation page shows, of which kind of subject, in which groups, each table in its order. */
  part: (typeof PARTS)[number]
  kind: (typeof KINDS)[number]
  group: (typeof GROUPS)[number]
  group_sort: string
  rank_sort: string
  track: string
  /** A division of industry that a ranking is cut down to. */
  industry: string
  /** The subject of a kind without a file of its own whose evaluation is open, "kind:key". */
  subject: string
  /** The run that is compared with. */
  with: string
  /** The policy that is read, id or id@version; empty is that of the run. */
  policy: string
  /** Whether a changed policy is tried beside the map, and what is changed in it, each "path:number". */
  trying: boolean
  changes: string[]
  /** Of the pages of lists: which part is shown, what of it is picked, in which order, what is open, and on which day. */
  tab: string
  pick: string
  list_sort: string
  item: string
  day: string
  /** How many days before it is due a commitment is warned of; null is the usual. */
  warn: number | null
  /** The line of designated size, 万元; null is the one that stands. */
  line: number | null
  /** The floor area ratio that is taken where a parcel has none; null is none. */
  far: number | null
  /** What land is looked for by, as the server spells the query. */
  find: string
  /** Whose means are the ideals of a sheet, and which list it is appraised by; empty is what ships. */
  scope: string
  items: string
  /** How the ledger of findings is shown, which of its entries, which one is open, and the month of its calendar. */
  ledger_part: (typeof LEDGER_PARTS)[number]
  ledger_by: (typeof LEDGER_GROUPS)[number]
  ledger_state: string[]
  ledger_track: string
  ledger_assignee: string
  ledger_due: (typeof DUES)[number]
  ledger_ended: boolean
  entry: string
  month: string
  /** The redevelopment site that is open, its scenarios that lie side by side, and the case of its review. */
  site: string
  scenarios: string[]
  case: string
  /** What is laid out for paper in place of everything else. */
  paper: (typeof PAPERS)[number]
  /** What land is looked for to be put together: range in mu, where, width of roads, objective with changed weights, conditions. */
  find_min: number
  find_max: number
  find_where: (typeof FIND_WHERE)[number]
  find_seed: string
  /** Corners of a drawn area, "lon lat" each. */
  find_drawn: string[]
  find_road: number
  find_objective: string
  find_weights: string[]
  find_rules: string[]
  find_owners: number | null
  find_parcels: number
  /** Parcels that must be in, and that must stay out. */
  find_include: string[]
  find_exclude: string[]
  /** Corners of lines that no site crosses, "lon lat" each, with a stroke between two lines. */
  find_barriers: string[]
  /** Whether it was looked for, and the parcels that are put together by hand. */
  find_asked: boolean
  find_set: string[]
  lang: 'zh-CN' | 'en'
  theme: 'system' | 'light' | 'dark'
}

const codecs: { [K in keyof View]: Codec<View[K]> } = {
  zone: text('zone'),
  year: number<number | null>('year', null, 1949, 2200),
  run: text('run'),
  page: oneOf('page', PAGES, 'map'),
  park: text('park'),
  subarea: text('subarea'),
  metric: oneOf('metric', METRICS, 'output_per_mu'),
  band: text('band'),
  scale: oneOf('scale', ['fixed', 'quantile'] as const, 'fixed'),
  land_state: list('land_state'),
  grade: list('grade'),
  rule: list('rule'),
  untold: flag('untold'),
  above_size: flag('above_size'),
  shared: flag('shared'),
  area_min: number<number | null>('area_min', null, 0, 1e6),
  area_max: number<number | null>('area_max', null, 0, 1e6),
  parcel: text('parcel'),
  enterprise: text('enterprise'),
  camera,
  drawer: number<number>('drawer', 0, 0, 100),
  sheet: number<number>('sheet', 1, 0, 2),
  outcome: oneOf('outcome', OUTCOMES, 'met'),
  sort: text('sort', '-area_mu'),
  park_sort: text('park_sort', 'management'),
  flat: flag('flat'),
  part: oneOf('part', PARTS, 'statistics'),
  kind: oneOf('kind', KINDS, 'enterprise'),
  group: oneOf('group', GROUPS, 'park'),
  group_sort: text('group_sort', '-tax_per_mu'),
  rank_sort: text('rank_sort', 'place'),
  track: text('track'),
  industry: text('industry'),
  subject: text('subject'),
  with: text('with'),
  policy: text('policy'),
  trying: flag('try'),
  changes: list('set'),
  tab: text('tab'),
  pick: text('pick'),
  list_sort: text('list_sort'),
  item: text('item'),
  day: text('day'),
  warn: number<number | null>('warn', null, 0, 3650),
  line: number<number | null>('line', null, 1, 1e6),
  far: number<number | null>('far', null, 0.01, 20),
  find: text('find'),
  scope: text('scope'),
  items: text('items'),
  ledger_part: oneOf('ledger_part', LEDGER_PARTS, 'board'),
  ledger_by: oneOf('ledger_by', LEDGER_GROUPS, 'state'),
  ledger_state: list('ledger_state'),
  ledger_track: text('ledger_track'),
  ledger_assignee: text('ledger_assignee'),
  ledger_due: oneOf('ledger_due', DUES, ''),
  ledger_ended: flag('ledger_ended'),
  entry: text('entry'),
  month: text('month'),
  site: text('site'),
  scenarios: list('scenarios'),
  case: text('case'),
  paper: oneOf('paper', PAPERS, ''),
  find_min: number<number>('find_min', 30, 0, 3000),
  find_max: number<number>('find_max', 50, 0.01, 3000),
  find_where: oneOf('find_where', FIND_WHERE, 'park'),
  find_seed: text('find_seed'),
  find_drawn: list('find_drawn'),
  find_road: number<number>('find_road', 0, 0, 60),
  find_objective: text('find_objective', 'balanced'),
  find_weights: list('find_weights'),
  find_rules: { ...list('find_rules'), initial: ['industrial', 'not_sealed', 'not_idle', 'not_in_site'], print: (v) => v.join(',') || 'none' },
  find_owners: number<number | null>('find_owners', null, 1, 1000),
  find_parcels: number<number>('find_parcels', 1, 1, 2000),
  find_include: list('find_include'),
  find_exclude: list('find_exclude'),
  find_barriers: list('find_barriers'),
  find_asked: flag('find_asked'),
  find_set: list('find_set'),
  lang: oneOf('lang', ['zh-CN', 'en'] as const, 'zh-CN'),
  theme: oneOf('theme', ['system', 'light', 'dark'] as const, 'system'),
}

const names = Object.keys(codecs) as (keyof View)[]

/** Reads a query string; what it does not say, or says wrongly, is the initial value. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const read = <K extends keyof View>(name: K): View[K] => {
    const codec: Codec<View[K]> = codecs[name]
    const raw = query.get(codec.key)
    return structuredClone((raw === null ? undefined : codec.parse(raw)) ?? codec.initial)
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as View
}

/** Takes over into `view` what `change` says differently, and leaves alone what is the same. */
export function assignView(view: View, change: Partial<View>): void {
  const assign = <K extends keyof View>(name: K) => {
    const codec: Codec<View[K]> = codecs[name]
    if (name in change && codec.print(view[name]) !== codec.print(change[name] as View[K])) view[name] = change[name] as View[K]
  }
  names.forEach(assign)
}

/** Writes the query string of a view, without what is initial: the shortest link that restores it. */
export function printView(view: View): string {
  const query = new URLSearchParams()
  const write = <K extends keyof View>(name: K) => {
    const codec: Codec<View[K]> = codecs[name]
    const value = codec.print(view[name])
    if (value !== codec.print(codec.initial)) query.set(codec.key, value)
  }
  names.forEach(write)
  const printed = query.toString().replaceAll('%2C', ',')
  return printed === '' ? '' : `?${printed}`
}

export const NO_FILTERS: Filters = {
  land_state: [], grade: [], rule: [], untold: false, above_size: false, shared: false, area_min: null, area_max: null,
}
