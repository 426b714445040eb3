import { describe, expect, it } from 'vitest'
import { assignView, parseView, printView, type View } from './view'

const full: View = {
  zone: 'jinjiang', year: 2020, run: '12', page: 'ledger', park: 'wuli', subarea: '东片区', metric: 'tax_per_mu', band: 'b2', scale: 'quantile',
  land_state: ['idle', 'low_efficiency'], grade: ['C', 'D'], rule: ['idle-land'], untold: true, above_size: true, shared: true,
  area_min: 30, area_max: 50.5, parcel: '350582001001GB00017', enterprise: '91000000MA0002CF1U', camera: { lon: 118.53, lat: 24.71, zoom: 13.5 }, drawer: 45,
  sheet: 2, sort: '-tax_per_mu', outcome: 'suspected', park_sort: 'name', flat: true, part: 'ranking', kind: 'parcel',
  group: 'track', group_sort: 'name', rank_sort: '-score', track: 'above', industry: '18', subject: 'park:WLY', with: '3', policy: 'mine@2', trying: true,
  changes: ['tracks.0.indicators.0.weight:50', 'gates.1.steps:-1.5'], tab: 'pipeline', pick: 'not_started', list_sort: '-due', item: 'LY000001', day: '2020-12-31', warn: 30, line: 1500, far: 2.5, find: 'area_min=30&area_max=50', scope: 'national-2024', items: 'fujian',
  ledger_part: 'calendar', ledger_by: 'due', ledger_state: ['suspected'], ledger_track: 'idle', ledger_assignee: '张三', ledger_due: 'soon', ledger_ended: true, entry: '12',
  month: '2026-03', site: '7', scenarios: ['3', '4'], case: '9',
  find_min: 14, find_max: 31, find_where: 'drawn', find_seed: 'P1', find_drawn: ['118.5 24.8', '118.6 24.8', '118.6 24.9'], find_road: 12, find_objective: 'reuse', find_weights: ['owners:-3'], find_rules: ['known_only'], find_owners: 3, find_parcels: 2, find_include: ['P3'], find_exclude: ['P4', 'P5'], find_barriers: ['118.5 24.8', '118.6 24.8', '/', '118.5 24.9', '118.6 24.9'], find_asked: true, find_set: ['P1', 'P2'],
  paper: 'atlas', lang: 'en', theme: 'dark',
}

describe('view in the URL', () => {
  it('is empty for the initial view', () => expect(printView(parseView(''))).toBe(''))
  it('restores everything it wrote', () => expect(parseView(printView(full))).toEqual(full))
  it('restores each field alone', () => {
    for (const name of Object.keys(full) as (keyof View)[]) {
      const view = { ...parseView(''), [name]: full[name] }
      expect(parseView(printView(view))).toEqual(view)
    }
  })
  it.each([
    ['an unknown metric', '?metric=colour', 'metric', 'output_per_mu'],
    ['an unknown page', '?page=admin', 'page', 'map'],
    ['a camera without zoom', '?at=118,24', 'camera', null],
    ['a camera off the earth', '?at=118,124,9', 'camera', null],
    ['a drawer above the room', '?drawer=900', 'drawer', 0],
    ['a year that is a word', '?year=last', 'year', null],
  ] as const)('falls back on %s', (_, search, name, value) => expect(parseView(search)[name]).toEqual(value))
  it('takes over a change and keeps what is the same', () => {
    const view = parseView('')
    const { grade } = view
    assignView(view, { grade: [], metric: 'grade', camera: { lon: 1, lat: 2, zoom: 3 } })
    expect([view.metric, view.camera?.zoom]).toEqual(['grade', 3])
    expect(view.grade).toBe(grade)
  })
  it('hands out lists of its own', () => {
    parseView('').grade.push('A')
    expect(parseView('').grade).toEqual([])
  })
})
