import type zh from './surveys.zh-CN'
/** Words of commitments, near-threshold enterprises, spare floor area and the sheets of parks. */
const en: typeof zh = {
  table: { none: 'Nothing of this kind is on record', more: '{n} more of {all}', cut: 'The first {n} of {all} are shown; the files have all', xlsx: 'Export Excel', csv: 'Export CSV' },
  promise: {
    title: 'Commitments', hint: 'What agreements promised, whether it was kept, and what shows it', parts: 'What is shown', commitments: 'Promises', pipeline: 'Pipeline', as_of: 'As of', warn_days: 'Warn before (days)', commitment_id: 'No.', enterprise_name: 'Enterprise', parcel_code: 'Parcel',
    park: 'Park', indicator: 'Indicator', target: 'Promised', value: 'Actual', due: 'Due', outcome: 'Outcome', warning: 'Warning', doubts: 'Doubts', met: 'Kept', failed: 'Not kept', not_due: 'Not due', cannot_tell: 'Cannot tell', due_soon: 'Due soon', overdue: 'Overdue, no record',
    doubtful: 'Doubtful', days_past: '{n} days past', days_left: '{n} days left', basis: 'As of {day}; warned {n} days before.', of_run: 'Where the ledger has no actual, parcels and the reports spread in run {run} ({year}) speak; each line says so.', no_run: 'There is no run: promises of output and tax without an actual cannot be judged.',
    close: 'Close', source: 'Source', missing: 'Missing', revisions: 'Every record ({n})', record: 'Record the actual', actual: 'Actual', actual_on: 'Actual day', checked_on: 'Checked on', evidence: 'Evidence', document_no: 'Document number', remedy: 'Remedy', send: 'Record', recorded: 'The actual of {id} is recorded', revision: 'Revision',
    owner_name: 'Right holder', area_mu: 'Area', stage: 'Stage', next: 'Next step agreed for', why: 'Why', no_park: 'In no park', count_mu: 'parcels / mu', by_park: 'Pipeline by park',
    stage_basis: 'As of {day}. Parcels with a contract or a promise, by their days and buildings, and by the production, scale and promises of their users; a later step on record stands for the earlier ones, and what is missing is listed for each.',
  },
  potential: {
    title: 'Enterprises near the line', hint: 'Industrial enterprises not counted above designated size whose revenue is above the line or near it', line: 'Line (10,000 yuan)', class: 'Class', over: 'Above, not counted', rising: 'Rising above', likely: 'Likely above', possible: 'Possibly above', near: 'Near', name: 'Enterprise', park: 'Park', industry: 'Industry', status: 'Status', basis: 'Basis',
    reported: 'Reported', reports: 'By year (10,000 yuan)', estimated: 'Estimated', revenue: 'Revenue', share: 'Of the line', why: 'Why', missing: 'Missing',
    method: '{year}, line of {line} × 10,000 yuan of main-business revenue. A reported revenue is taken as it is; else the median ratio of revenue to tax, electricity or employees of the same division estimates it (of the whole zone below {firms} firms), with the quartiles in square brackets; the narrowest counts. Near begins at {near}% of the line.', no_data: 'Of {n} more there is no figure.',
  },
  spare: {
    title: 'Spare floor area', hint: 'What enterprises that perform may still build on their own land', line: 'Ratio where a parcel has none', line_none: 'none', clear: 'Not mortgaged or sealed', total: '{m2} m² of floor to be had on {n} parcels', by_park: 'Spare floor area by park', left_out: 'In use and not listed',
    method: 'Spare floor = highest ratio × land − floor standing. Used by the right holder, who is graded {grades}, or the parcel reaches the line of high efficiency, {high} × 10,000 yuan/mu (run {run}, {year}; mortgages and seals on {day}). Without a ratio of contract or plan the one given above counts; else the least of the control indicators of 2008, up to which it may be built at any rate.',
    parcel_code: 'Parcel', owner_name: 'Right holder', park: 'Park', area_mu: 'Area', floor_area_ratio: 'FAR', allowed_far: 'Allowed FAR', allowed_by: 'Allowed by', spare_m2: 'Spare floor', tax_per_mu: 'Tax per mu', why: 'Why', against: 'In the way',
    by_parcel: 'contract or plan', by_line: 'the ratio given', by_control: 'control indicator', parcels: 'Parcels', clear_parcels: 'Clear', clear_m2: 'Clear floor',
    full: 'built to the limit', not_performing: 'holder does not perform', owner_elsewhere: 'not used by its holder', not_industrial: 'not industrial', no_owner: 'no code of a holder', no_floor: 'floor area not on record', no_limit: 'no limit on record',
  },
  survey: {
    title: 'Sheet', parts: 'What is shown', tab_sheet: 'Sheet', tab_parks: 'Ranking', tab_appraisal: 'Appraisal', of_run: 'run {run} ({year}), on {day}', scope: 'Ideals', zones: 'mean of {n} zones', indicators: 'Intensity of land use (TD/T 1029)', indicator: 'Indicator', unit: 'Unit', value: 'Value', ideal: 'Ideal', gap: 'Gap',
    formula: 'Arithmetic', lacks: 'Lacks', benchmarks: 'Benchmarks', basis: 'Formulas and names are those of the built-in policy tdt-1029. Supplied is state land with a supply, a hand-over or a contract on record, built that of it with a building, a user or a completion. Land of which the numerator is not on record is left out of the denominator; other sums of which a part is missing are too low; what is missing is listed. The address of a benchmark is in its title.', potentials: 'The four potentials', potential: 'Potential', area_mu: 'Area',
    potentials_note: 'Expansion, structure, intensity, management; the four intensities are views of the same land and not added up.', stock: 'Stock of land', disposal: 'Suggested disposal', parcels: 'Parcels', trend: 'By year (the newest run of each)', year: 'Year', run: 'Run', output: 'Output', tax: 'Tax', output_per_mu: 'Output per mu', tax_per_mu: 'Tax per mu', above_size: 'Above size', idle: 'Idle', low: 'Low efficiency',
    by: 'Ranked by', apart: 'Industrial and mixed parks are ranked apart; the type comes with the table of parks, those without one are a group of their own.', place: 'Place', park: 'Park', list: 'List', version: '{id}, version {n}', weights: 'Weights of all groups: {n}', group: 'Group', group_weight: 'Group weight', item: 'Item', weight: 'Weight', target: 'Target', source: 'Source', supplier: 'Supplied by', document: 'Document',
    not_listed: '(items not seen)', example: 'An example that ships: five groups with their weights, of which the items were not seen. Import the list of your province.', import: 'Import a list', list_id: 'Name (letters, digits, _, -)', file: 'CSV file (UTF-8)', send: 'Import', import_hint: 'Columns: group, group_weight, name, weight, unit, target, direction (high/low), number, value, source, supplier, document, url. A reported value counts and needs its source; else the figure of this program that number names, such as industrial_tax, tax_per_mu, idle_mu.',
  },
  park_type: { industrial: 'Industrial parks', mixed: 'Mixed parks', none: 'No type on record' },
  appraisal: { 'national-2021': 'National zones, 2021 (example)' },
  stage: { not_started: 'Signed, not started', not_completed: 'Started, not completed', not_producing: 'Completed, not producing', below_size: 'Producing, below size', below_capacity: 'Above size, below capacity', at_capacity: 'At capacity', cannot_tell: 'Cannot tell' },
  lack: {
    revenue_cny: 'revenue', tax_cny: 'tax', electricity_kwh: 'electricity', employees: 'employees', industry_code: 'industry code', target: 'target', actual: 'actual', due_on: 'due day', target_on: 'promised day', actual_on: 'actual day', unit: 'unit', events: 'events' },
}
export default en
