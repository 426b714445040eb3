/** Two runs beside each other: the matrix of grades, and what moved an enterprise. Pure. */
import type { ComparedMove, GradeCount } from '../api/runs'

/** The grade of a subject in a run; not in that run is a grade of its own here. */
export const ABSENT = '~'
const gradeKey = (grade: string | null) => grade ?? ABSENT

/** Grades that either run gave, the best first, then not graded and not in the run. */
export function gradesOf(matrix: GradeCount[], grades: string[]): string[] {
  const used = new Set(matrix.flatMap(({ from, to }) => [gradeKey(from), gradeKey(to)]))
  const order = [...grades, '', ABSENT]
  return [...order.filter((grade) => used.has(grade)), ...[...used].filter((grade) => !order.includes(grade)).sort()]
}

export const cellOf = (matrix: GradeCount[], from: string, to: string) =>
  matrix.find((one) => gradeKey(one.from) === from && gradeKey(one.to) === to)?.count ?? 0

/** What moved the points or the grade of a subject, in the order of the server: the largest first. */
export const contributions = (move: ComparedMove) => move.contributions.filter((one) => one.delta !== 0 || one.kind === 'gate')
