import type zh from './evaluation.zh-CN'
const en: typeof zh = {
  evaluation: {
    parts: 'Parts of the evaluation', part_statistics: 'Statistics', part_ranking: 'Ranking', part_policy: 'Policy', part_compare: 'Compare runs', part_publication: 'Publication', part_objections: 'Objections',
    kind: 'Subjects', enterprise: 'Enterprises', parcel: 'Parcels', track: 'Track', park: 'Park', industry: 'Industry', all_tracks: 'All tracks', no_track: 'Not evaluated',
    grades: 'Grades', distribution: 'Distribution of scores', chart: '{track}: distribution of scores by grade, with the cuts', as_table: 'Show as a table', by: 'In groups',
    subjects: 'Subjects', land_mu: 'Land', output_cny: 'Output', tax_cny: 'Tax', output_per_mu: 'Output/mu', tax_per_mu: 'Tax/mu', mean_score: 'Mean score',
    ratio_of_sums: 'Per mu = sum of a group ÷ land that carries the figure (not a mean of means).', list_of: 'Ranking of {name}',
    ranking: 'Ranking', place: 'Place', name: 'Name', park_code: 'Park', industry_code: 'Industry', score: 'Score', grade: 'Initial → final', listed: '{n} listed', nobody: 'Nobody matches; loosen park, grade or track.',
    year: 'Year', as_of: 'As of', data_version: 'Data version', created: 'Evaluated', digest: 'Policy digest', program: 'Program',
    conserved: '{name} conserved: {source} reported = {placed} placed on parcels ({share}) + {rest} not placed (100m CNY)',
  },
  score: {
    place: '{ranking} place {place} of {of}', points_of: '{points} of {weight} points', cap: 'capped at {points} points', bar: '{name}: {points} points, weight {weight}',
    baseline: 'baseline {value} ({from})', counted: '{n} values', inputs: 'Inputs', adjustments: 'Bonus and deductions', gates: 'Changes of the grade', initial: 'initial', final: 'final', managed_as: 'managed as {grade}',
    lifts: 'What would lift it one grade (all else as it is)', decided: '{by} {on}', reasons: 'Why', state_missing: 'no data',
  },
  what_if: { open: 'Try changes' },
}
export default en
