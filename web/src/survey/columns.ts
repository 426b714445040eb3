/** The columns of a sheet's tables. Pure. */
import type { AppraisalItem, DecidedSum, IndicatorYear, ParkStanding, Sheet, SheetIndicator, SheetPotential, Sum } from '../api/surveys'
import { decimal, yi } from '../format/format'
import type { Words } from '../promise/columns'
import type { Column } from '../table/table'

type Say = Words['say']

/** A group of figures by name, as rows: the largest area first. */
export const sumRows = <T extends Sum>(sums: Record<string, T>) => Object.entries(sums).map(([name, sum]) => ({ name, ...sum })).sort((a, b) => b.area_mu - a.area_mu)

/** What is not on record of an indicator's numbers, in one line. */
const lacksOf = ({ numerator, denominator }: SheetIndicator, { say, either }: Words) =>
  [numerator, denominator].filter(({ lacks }) => lacks.zh).map(({ title, lacks }) => `${either(title)}${say('text.colon')}${either(lacks)}`).join(say('text.semicolon'))

export function indicatorColumns(words: Words): Column<SheetIndicator>[] {
  const { say, either, unitOf } = words
  const head = (name: string) => ({ name, title: say(`survey.${name}`) })
  return [
    { ...head('indicator'), value: (row) => either(row.title) },
    { ...head('unit'), value: (row) => (row.unit === 'ratio' ? '' : unitOf(row.unit)) },
    { ...head('value'), digits: 2, value: (row) => row.value ?? null },
    { ...head('ideal'), digits: 2, value: (row) => row.ideal ?? null },
    { ...head('gap'), digits: 2, value: (row) => row.gap ?? null },
    { ...head('formula'), value: (row) => unitOf(either(row.formula)), hint: (row) => [row.numerator, row.denominator].map((one) => `${either(one.title)}${say('text.colon')}${either(one.source)}`).join('\n') },
    { ...head('lacks'), value: (row) => lacksOf(row, words) },
    { ...head('benchmarks'), value: (row) => row.benchmarks.map((one) => [either(one.title), decimal(one.value, 2), either(one.note)].filter(Boolean).join(' ')).join(say('text.semicolon')), hint: (row) => row.benchmarks.map((one) => one.url).join('\n') },
  ]
}

export function potentialColumns({ say, either }: Words): Column<SheetPotential>[] {
  const head = (name: string) => ({ name, title: say(`survey.${name}`) })
  return [
    { ...head('potential'), value: (row) => either(row.title) },
    { ...head('area_mu'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu ?? null },
    { ...head('formula'), value: (row) => either(row.formula) },
    { ...head('lacks'), value: (row) => either(row.lacks) },
  ]
}

export function sumColumns(title: string, name: (key: string) => string, say: Say): Column<Sum & { name: string }>[] {
  return [
    { name: 'name', title, value: (row) => name(row.name) },
    { name: 'count', title: say('survey.parcels'), unit: say('unit.parcel'), digits: 0, value: (row) => row.count },
    { name: 'area_mu', title: say('survey.area_mu'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu },
  ]
}

/** The same with how much of the land has been dealt with. */
export function decidedColumns(title: string, name: (key: string) => string, say: Say): Column<DecidedSum & { name: string }>[] {
  return [...(sumColumns(title, name, say) as Column<DecidedSum & { name: string }>[]), { name: 'disposed_mu', title: say('survey.disposed'), unit: say('unit.mu'), digits: 1, value: (row) => row.disposed_mu }]
}

/** A column for each indicator that has a yearly numerator; what a figure lacks stands in its hint. */
export function indicatorYearColumns(sheet: Sheet, { say, either, unitOf }: Words): Column<IndicatorYear>[] {
  const yearly = sheet.indicators.filter(({ id }) => sheet.indicator_years.some(({ values }) => id in values))
  return [
    { name: 'year', title: say('survey.year'), value: (row) => row.year, cell: (row) => String(row.year) },
    ...yearly.map((one): Column<IndicatorYear> => ({ name: one.id, title: either(one.title), unit: unitOf(one.unit), digits: 2, value: (row) => row.values[one.id] ?? null, hint: (row) => either(row.lacks[one.id]) })),
  ]
}

type Year = NonNullable<Sheet['trend']>[number]
export function trendColumns(say: Say): Column<Year>[] {
  const head = (name: string) => ({ name, title: say(`survey.${name}`) })
  return [
    { ...head('year'), value: (row) => row.year, cell: (row) => String(row.year) },
    { ...head('run'), value: (row) => `#${row.run_id} ${row.policy_title}` },
    { ...head('output'), unit: say('unit.yi'), digits: 2, value: (row) => (row.headline.output_cny == null ? null : row.headline.output_cny / 1e8), cell: (row) => yi(row.headline.output_cny) },
    { ...head('tax'), unit: say('unit.yi'), digits: 2, value: (row) => (row.headline.tax_cny == null ? null : row.headline.tax_cny / 1e8), cell: (row) => yi(row.headline.tax_cny) },
    { ...head('output_per_mu'), unit: say('unit.wan_per_mu'), digits: 1, value: (row) => row.headline.output_per_mu ?? null },
    { ...head('tax_per_mu'), unit: say('unit.wan_per_mu'), digits: 1, value: (row) => row.headline.tax_per_mu ?? null },
    { ...head('above_size'), digits: 0, value: (row) => row.headline.above_size_count },
    { ...head('idle'), unit: say('unit.mu'), digits: 1, value: (row) => row.headline.land_state_mu?.idle ?? 0 },
    { ...head('low'), unit: say('unit.mu'), digits: 1, value: (row) => row.headline.land_state_mu?.low_efficiency ?? 0 },
  ]
}

/** The parks of one type by one indicator, beside the land and the modes that they have. */
export function standingColumns(indicator: SheetIndicator, { say, either, unitOf }: Words): Column<ParkStanding>[] {
  const mu = (name: string, title: string, of: (row: ParkStanding) => Sum | undefined): Column<ParkStanding> => ({ name, title, unit: say('unit.mu'), digits: 1, value: (row) => of(row)?.area_mu ?? 0 })
  return [
    { name: 'place', title: say('survey.place'), digits: 0, value: (row) => row.places[indicator.id] ?? null, cell: (row) => (row.places[indicator.id] ? `${row.places[indicator.id]} / ${row.of[indicator.id]}` : '—') },
    { name: 'name', title: say('survey.park'), value: (row) => row.name },
    { name: 'value', title: either(indicator.title), unit: indicator.unit === 'ratio' ? '' : unitOf(indicator.unit), digits: 2, value: (row) => row.values[indicator.id] ?? null },
    ...['built_used', 'supplied_unused', 'idle', 'low_efficiency'].map((state) => mu(state, say(`land_state.${state}`), (row) => row.stock[state])),
    ...['extend_start', 'fee', 'recovery', 'merge_reorganise', 'joint_investment', 'recover_reset', 'self_upgrade', 'other'].map((mode) => mu(mode, say(`disposal.${mode}`), (row) => row.disposal[mode])),
    { name: 'decided', title: say('survey.decided_all'), unit: say('unit.mu'), digits: 1, value: (row) => Object.values(row.decided).reduce((sum, one) => sum + one.area_mu, 0), hint: (row) => sumRows(row.decided).map((one) => `${say(`disposal.${one.name}`)} ${decimal(one.area_mu, 1)}`).join('\n') },
  ]
}

export function appraisalColumns({ say, either }: Words): Column<AppraisalItem>[] {
  const head = (name: string) => ({ name, title: say(`survey.${name}`) })
  const number = (name: 'group_weight' | 'weight' | 'value' | 'target' | 'gap'): Column<AppraisalItem> => ({ ...head(name), digits: 2, value: (row) => row[name] ?? null })
  return [
    { ...head('group'), value: (row) => row.group },
    number('group_weight'),
    { ...head('item'), value: (row) => row.name || say('survey.not_listed') },
    number('weight'),
    { ...head('unit'), value: (row) => row.unit },
    number('value'), number('target'), number('gap'),
    { ...head('source'), value: (row) => either(row.source) },
    { ...head('supplier'), value: (row) => row.supplier },
    { ...head('document'), value: (row) => row.document, hint: (row) => row.url },
  ]
}
