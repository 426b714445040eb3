import { computed } from 'vue'
import type { CaseRow } from '../api/review'
import { day } from '../format/format'
import { useSay } from '../state/useSay'
import type { Column } from '../table/table'
import { useNext } from './useNext'
import { useReview } from './useReview'

/** The columns of the list of cases. */
export function useColumns() {
  const words = useReview()
  const next = useNext()
  const { say } = useSay()
  return computed<Column<CaseRow>[]>(() => [
    { name: 'site_name', title: say('review.site'), value: (row) => row.site_name },
    { name: 'case_id', title: say('review.number'), digits: 0, value: (row) => row.case_id, cell: (row) => String(row.case_id) },
    { name: 'scenario', title: say('review.scheme'), value: (row) => row.scenario_name, cell: (row) => say('review.revision', { name: row.scenario_name, n: row.scenario_revision }) },
    { name: 'area', title: say('review.area'), unit: say('unit.mu'), digits: 1, value: (row) => row.area_mu },
    { name: 'state', title: say('review.state'), value: (row) => row.state, cell: (row) => words.stateName(row.state) },
    { name: 'round', title: say('review.round'), digits: 0, value: (row) => row.round },
    { name: 'days', title: say('review.days'), digits: 0, value: (row) => row.days },
    { name: 'due', title: say('review.due'), value: (row) => row.due_on ?? '', cell: (row) => (row.due_on ? [day(row.due_on), row.due ? say(`ledger_due.${row.due}`) : ''].filter(Boolean).join(' ') : '—') },
    { name: 'turn', title: say('review.next'), value: (row) => (row.my_turn ? 0 : 1), cell: (row) => [row.my_turn && say('review.mine'), next(row.next)].filter(Boolean).join(' · ') || '—' },
  ])
}
