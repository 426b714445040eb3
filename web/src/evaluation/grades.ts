/** Grades as a policy names them, and their colours. Pure. */
import type { Counts } from '../api/evaluations'
import type { Objection } from '../api/runs'
import { CATEGORIES } from '../map/bands'

const NOT_GRADED = '#c9c5bd'
const OTHERS = ['#1a7f5a', '#3b82c4', '#d9902f', '#b23a48', '#7a5aa0', '#4f7f86']

/** The colour of a grade: its own where the map has one, else by its place among the grades. */
export function gradeColor(grade: string, grades: string[]): string {
  if (!grade) return NOT_GRADED
  return CATEGORIES.grade.find((band) => band.key === grade)?.color ?? OTHERS[Math.max(0, grades.indexOf(grade)) % OTHERS.length]!
}

/** Of a subject, the last of the open objections and decided grades to be recorded. */
export function lastOf(list: Objection[], subject: { subject_kind: string; subject_key: string }): Objection | undefined {
  const at = (one: Objection) => Date.parse(one.decision_recorded_at ?? one.recorded_at)
  return list
    .filter((one) => one.subject_kind === subject.subject_kind && one.subject_key === subject.subject_key && (one.state === 'open' || one.grade))
    .sort((a, b) => at(b) - at(a) || b.objection_id - a.objection_id)[0]
}

/** All that is counted, together. */
export const sum = (counts: Counts) => Object.values(counts).reduce((total, n) => total + n, 0)

/** Counts of several groups, together. */
export function together(groups: { grades: Counts }[]): Counts {
  const counts: Counts = {}
  for (const { grades } of groups) for (const [grade, n] of Object.entries(grades)) counts[grade] = (counts[grade] ?? 0) + n
  return counts
}

/** Parts of a bar, in the order of the grades. */
export function gradeParts(counts: Counts, grades: string[], name: (grade: string) => string) {
  const total = sum(counts)
  return grades
    .filter((grade) => (counts[grade] ?? 0) > 0)
    .map((grade) => ({
      key: grade || 'not_graded', name: name(grade), color: gradeColor(grade, grades), share: counts[grade]! / total, text: String(counts[grade]),
    }))
}
