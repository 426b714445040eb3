/** The scores of a track as columns of grades, one on the other, with the cuts between the grades. Pure. */
import type { Cut, ScoreBin, TrackContext } from '../api/evaluations'
import type { Maybe } from '../api/types'
import { count, decimal } from '../format/format'
import type { Say } from '../ledger/columns'
import { gradeColor } from './grades'

export interface Piece {
  from: number
  to: number
  /** How many lie below it in its column, and with it. */
  low: number
  high: number
  grade: string
  count: number
}

/** The pieces of the columns of one track, the best grade at the bottom. */
export function pieces(bins: ScoreBin[], grades: string[]): Piece[] {
  const tops = new Map<number, number>()
  return [...bins]
    .sort((a, b) => a.from - b.from || grades.indexOf(a.grade) - grades.indexOf(b.grade))
    .map(({ from, to, grade, count }) => {
      const low = tops.get(from) ?? 0
      tops.set(from, low + count)
      return { from, to, low, high: low + count, grade, count }
    })
}

/** The cuts of a track that has one ranking; of several each has its own, and none is drawn. */
export function cutsOf(context: TrackContext | undefined): Cut[] {
  const pools = context?.pools ?? []
  return pools.length === 1 ? (pools[0]!.cuts ?? []).filter((cut) => typeof cut.last_score === 'number').slice(0, -1) : []
}

export interface ChartColors {
  ink: string
  line: string
  surface: string
  accent: string
}

export interface ChartWords {
  say: Say
  score: (score: Maybe<number>) => string
}

const GRADE = 4
type Drawing = { value: (i: number) => number; coord: (point: number[]) => number[] }

export function distributionOption(drawn: Piece[], cuts: Cut[], grades: string[], colors: ChartColors, { say, score }: ChartWords) {
  const text = { color: colors.ink, fontSize: 11 }
  const name = (grade: string) => say(`grade.${grade || 'not_graded'}`)
  const axis = { axisLabel: text, nameTextStyle: text, axisLine: { lineStyle: { color: colors.line } }, splitLine: { lineStyle: { color: colors.line } } }
  return {
    animation: false,
    grid: { left: 24, right: 40, top: 40, bottom: 4, containLabel: true },
    tooltip: {
      confine: true,
      formatter: ({ data: [from, to, low, high, grade] }: { data: number[] }) =>
        `${name(grades[grade!] ?? '')}<br>${decimal(from, 1)} – ${decimal(to, 1)}${say('text.colon')}<b>${count(high! - low!)}</b>`,
    },
    xAxis: { type: 'value' as const, scale: true, name: say('evaluation.score'), nameGap: 8, ...axis, splitLine: { show: false } },
    yAxis: { type: 'value' as const, name: say('evaluation.subjects'), nameLocation: 'middle' as const, nameGap: 38, minInterval: 1, splitNumber: 4, ...axis },
    series: [{
      type: 'custom' as const,
      encode: { x: [0, 1], y: [2, 3] },
      data: drawn.map((piece) => [piece.from, piece.to, piece.low, piece.high, grades.indexOf(piece.grade)]),
      renderItem: (_: unknown, api: Drawing) => {
        const [left, top] = api.coord([api.value(0), api.value(3)])
        const [right, bottom] = api.coord([api.value(1), api.value(2)])
        const shape = { x: left!, y: top!, width: Math.max(1, right! - left! - 1), height: bottom! - top! }
        return { type: 'rect', shape, style: { fill: gradeColor(grades[api.value(GRADE)] ?? '', grades), stroke: colors.surface, lineWidth: 0.5 } }
      },
      markLine: {
        symbol: 'none', silent: true, lineStyle: { color: colors.ink, type: 'dashed' as const },
        data: cuts.map((cut, i) => ({
          xAxis: cut.last_score!, label: { formatter: `${cut.grade} ≥ ${score(cut.last_score)}`, color: colors.ink, distance: 4 + (i % 2) * 14 },
        })),
      },
    }],
  }
}
