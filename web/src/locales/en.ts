import account from './account.en'
import disposal from './disposal.en'
import evaluation from './evaluation.en'
import assembly from './assembly.en'
import land from './land.en'
import paper from './paper.en'
import review from './review.en'
import site from './site.en'
import surveys from './surveys.en'
import type zh from './zh-CN'
const en: typeof zh = {
  app: { name: 'Permu', other: '亩均', title: 'Permu 亩均', skip: 'Skip to content', dismiss: 'Dismiss' },
  page: { label: 'Pages', more: 'More', map: 'Map', ledger: 'Ledger', parks: 'Parks', evaluation: 'Evaluation', findings: 'Findings', disposal: 'Disposal', commitments: 'Promises', potential: 'Potential', spare: 'Spare floor', find: 'Find land', survey: 'Sheets', renewal: 'Redevelopment', users: 'Users' },
  ...account,
  ...evaluation,
  ...assembly,
  ...review,
  ...site,
  ...surveys,
  ...land,
  ...paper,
  ...disposal,
  yes: 'yes', no: 'no',
  unit: { mu: 'mu', wan: '10,000 yuan', wan_per_mu: '10,000 yuan/mu', yi: '100 million yuan', m2: 'm²', person: 'people', tce: 'tce', kwh: 'kWh', t: 't', m3: 'm³', parcel: 'parcel | parcels', enterprise: 'enterprise | enterprises', park: 'park | parks' },
  text: { title: '“{name}” ', with_unit: '{text} ({unit})', colon: ': ', comma: '; ', semicolon: '; ', list: ', ' },
  gap: { no_data: 'No data', partly: 'In part', below_size: 'Below size', not_applicable: 'Not applicable' },
  metric: {
    label: 'Metric', output_per_mu: 'Output per mu', tax_per_mu: 'Tax per mu', floor_area_ratio: 'Floor area ratio', grade: 'Grade', land_state: 'Land state',
  },
  grade: { A: 'Grade A', B: 'Grade B', C: 'Grade C', D: 'Grade D', not_graded: 'Not graded' },
  land_state: {
    built_used: 'Built and used', supplied_unused: 'Supplied, unused', idle: 'Idle', low_efficiency: 'Low efficiency', not_industrial: 'Not industrial', cannot_tell: 'Cannot tell',
  },
  management: { direct: 'Directly managed', autonomous: 'Autonomous', joint: 'Jointly managed' },
  outcome: { met: 'Meets the rule', suspected: 'May meet the rule', not_met: 'Not met', cannot_tell: 'Cannot tell' },
  rule_kind: { idle: 'Idle', low_efficiency: 'Low efficiency', unused: 'Unused', breach: 'Breach', signal: 'Signal' },
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  disposal: {
    label: 'Suggested', merge_reorganise: 'Merge and reorganise', joint_investment: 'Joint investment', recover_reset: 'Recover and reset', self_upgrade: 'Self-upgrade', none: 'None',
    extend_start: 'Extend the time to start', change_use: 'Change use or conditions', temporary_use: 'Temporary use', paid_recovery: 'Recovery against payment', swap: 'Swap of land', other: 'Another way', fee: 'Fee for idle land', recovery: 'Recovery without compensation',
  },
  top: {
    zone: 'Zone', year: 'Year', run: 'Run', trial: 'trial', language: '中文', theme: 'Theme',
    theme_system: 'As the system', theme_light: 'Light', theme_dark: 'Dark',
  },
  search: {
    label: 'Search enterprises, codes, parcels', placeholder: 'Enterprise / code / parcel', none: 'Nothing found for "{q}"', failed: 'Search is not available now',
    parcel: 'Parcel', enterprise: 'Enterprise', park: 'Park',
  },
  park: {
    pick: 'Choose a park', all: 'All parks', tree: 'Parks by management',
  },
  filter: {
    label: 'Filter', clear: 'Clear all', remove: 'Remove filter: {name}', area: 'Area (mu)', min: 'least', max: 'most', above_size: 'Above-size enterprise', shared: 'Several enterprises',
    rule: 'Finding rule', untold: 'Rule cannot tell', grade: 'Grade', land_state: 'Land state', applied: '{n} chosen', enterprise: 'Enterprises',
  },
  legend: {
    label: 'Legend', band: 'Band', count: 'Parcels', mu: 'mu', share: 'Share', total: 'Total', isolate: 'Show only "{name}"', release: 'Show all bands',
    findings: 'Findings', met: 'Meets the rule', suspected: 'May meet the rule', park_output_per_mu: 'Parks show their own totals; zoom in for parcels', park_tax_per_mu: 'Parks show their own totals; zoom in for parcels', park_floor_area_ratio: 'Ratio of a park = floor area ÷ land of the parcels that have both; zoom in for parcels', park_grade: 'A park has the grade of most of its parcels, those without one left out: it is not evaluated itself. Point at it for the counts; zoom in for parcels', park_land_state: 'A park has the state of most of its land; zoom in for parcels', park_plain: 'These bands are of parcels: parks have no colour, zoom in for parcels', hide: 'Hide legend', show: 'Legend',
    year: '{year}', one_colour: '{share} of the values lie in "{name}": no difference shows.', no_value: 'No parcel here has a value; {share} are "{name}".',
    even: 'Bands hold as many parcels each as round edges allow, for this view only.', divide: 'Divide this view evenly', fixed: 'Back to the fixed bands', other: 'Show {name}',
  },
  map: {
    label: 'Map', home: 'Whole zone', zoom_in: 'Zoom in', zoom_out: 'Zoom out', no_webgl: 'This browser cannot draw the map (no WebGL2). Ledger, parks and findings work as usual.',
  },
  ledger: {
    label: 'Ledger', caption: '{n} parcel · {mu} mu | {n} parcels · {mu} mu', export: 'Export Excel', resize: 'Height of the ledger', open: 'Open ledger', close: 'Close ledger',
    empty: 'No parcel matches', empty_hint: 'Loosen the filters, or release the band or the park.', sort: 'Sort by "{name}"',
  },
  column: {
    parcel_code: 'Parcel code', owner_name: 'Right holder', park_name: 'Park', subarea: 'Sub-area', area_mu: 'Area', floor_area_ratio: 'FAR',
    output_per_mu: 'Output/mu', tax_per_mu: 'Tax/mu', score: 'Score', grade: 'Grade', land_state: 'Land state', enterprise_count: 'Ent.', findings: 'Findings',
  },
  parks: {
    over: '÷ {mu} mu', basis: 'Per mu = what is placed on parcels ÷ the land of parcels that carry the figure (below each value); land without it, idle or below size, is not in the denominator. The evaluation by enterprises divides by the land of enterprises, and differs', title: 'Parks', parks: 'Parks', zone: 'Zone', planned: 'Planned area', km2: 'km²', enterprises: 'Enterprises', above: 'Above size', trade: 'Above-quota trade', listed: 'Listed or preparing',
    output: 'Output', above_output: 'Above-size output', tax: 'Tax', over_100m: 'Output > 100 million yuan', over_1b: 'Output > 1 billion yuan', parcels: 'Parcels', area: 'Area',
    name: 'Park', management: 'Management', parcel_count: 'Parcels', area_mu: 'Area', enterprise_count: 'Enterprises', above_size_count: 'Above size', output_cny: 'Output', tax_cny: 'Tax',
    output_per_mu: 'Output/mu', tax_per_mu: 'Tax/mu', land_state: 'Land state (area)', grade: 'Grades (parcels)', land_of: 'Land of {name}',
    table: 'Parks and sub-areas', subareas: 'Show sub-areas', export: 'Export CSV', sort_share: 'Sort by the share of "{name}"', open: 'Show {name} on the map', of_direct: 'Directly managed parks', conservation: '{share} of output placed on parcels, {rest} (100 million yuan) not placed',
  },
  findings: {
    title: 'Findings', hint: 'Each finding names its rule, clause and evidence. A pattern is not a verdict: verify before acting.', none: 'No findings here',
    only: 'Only', facet: 'Show only "{name}" on map and ledger',
  },
  file: {
    label: 'Parcel file', close: 'Close the file', zoom: 'Show on the map', loading: 'Opening the file', height: 'Height of the file', height_peek: 'peek', height_half: 'half', height_full: 'full', percentile: 'tax per mu: percentile {n}',
    source: '{year} · {policy}', source_none: 'Not evaluated', as_of: ', as of {day}',
    area: 'Area', far: 'FAR', output: 'Output per mu', tax: 'Tax per mu',
    findings: 'Findings', score: 'Score', enterprises: 'Enterprises', years: 'Years', title: 'Title and area', dates: 'Dates', buildings: 'Buildings',
    commitments: 'Commitments', events: 'Events', lineage: 'Lineage',
    inputs: 'Evidence', missing: 'Missing', clears: 'What clears it', meets: 'The user that meets it', by_rule: 'Rule', confidence: 'Confidence', no_findings: 'No rule applies',
    not_scored: 'Not scored in this run', total: 'Total',
    no_enterprises: 'No enterprise is registered here', tax_whole: 'tax', share: 'share of land', relation_own: 'own', relation_lease: 'lease', relation_sublease: 'sublease', relation_unknown: 'not stated',
    output_wan: 'Output', tax_wan: 'tax (its part here)', employees: 'Employees', year: 'Year', chart: 'Output and tax per mu over the years',
    title_area: 'Title area', measured_area: 'Measured area', difference: 'Difference', storeys: 'storeys', not_permitted: 'not permitted',
    buildings_sum: '{n} building · floor area {m2} m² | {n} buildings · floor area {m2} m²',
  },
  enterprise: {
    label: 'Enterprise file', open: 'Open the file of {name}', parcels: 'Parcels', land: 'Land', share: '{share} of the parcel', open_parcel: 'Parcel file',
    no_parcels: 'It has not been placed on a parcel yet', pieces_from: '{pieces} ({file})', findings: 'Findings on its parcels', reports: 'Other reported figures', facts: 'Facts',
  },
  scale: { above: 'above size', below: 'below size' },
  listing: { none: 'not listed', preparing: 'preparing to list', listed: 'listed' },
  status: { operating: 'operating', stopped: 'stopped', deregistered: 'deregistered' },
  report: {
    revenue_cny: 'Revenue (10,000 yuan)', value_added_cny: 'Value added (10,000 yuan)', profit_cny: 'Profit (10,000 yuan)', energy_tce: 'Energy (tce)', electricity_kwh: 'Electricity (kWh)',
  },
  field: {
    uscc: 'Credit code', tax_cny: 'Tax', output_cny: 'Output', revenue_cny: 'Revenue', value_added_cny: 'Value added', park_name: 'Park', industry_code: 'Industry', scale: 'Size', trade_quota: 'Above-quota trade', listing: 'Listing', status: 'Status',
    certificate_no: 'Certificate no.', owner_name: 'Right holder', owner_uscc: 'Right holder code', user_name: 'User', address: 'Address', tenure: 'Ownership',
    supply_method: 'Supplied by', land_use_code: 'Registered use', planned_use_code: 'Planned use', far_min: 'FAR at least', far_max: 'FAR at most',
    floor_area_m2: 'Floor area (m²)', footprint_m2: 'Footprint (m²)', contract_no: 'Contract no.', price_cny: 'Price (10,000 yuan)', agreed_investment_cny: 'Agreed investment (10,000 yuan)', invested_cny: 'Invested (10,000 yuan)',
    idle_cause: 'Cause of idleness', mortgaged: 'Mortgaged', sealed: 'Sealed', developable_area_m2: 'Developable (m²)', developed_area_m2: 'Developed (m²)', developed_ratio: 'Developed share', invested_ratio: 'Invested share', source_file: 'Source file',
    handed_over_on: 'Handed over', agreed_start_on: 'Agreed start', actual_start_on: 'Actual start', agreed_completion_on: 'Agreed completion',
    actual_completion_on: 'Actual completion', suspended_on: 'Suspended', term_ends_on: 'Term ends', valid_from: 'Code valid from',
  },
  choice: {
    state: 'state', collective: 'collective', granted: 'granted', allocated: 'allocated', leased: 'leased', other: 'other', government: 'government', force_majeure: 'force majeure', holder: 'holder',
  },
  indicator: {
    tax_per_mu: 'Tax per mu', output_per_mu: 'Output per mu', value_added_per_mu: 'Value added per mu', revenue_per_mu: 'Revenue per mu', value_added_per_employee: 'Value added per employee',
    value_added_per_tce: 'Value added per tce', tax_per_tce: 'Tax per tce', value_added_per_emission_t: 'Value added per tonne emitted', rd_ratio: 'R&D share', floor_area_ratio: 'Floor area ratio', investment_per_mu: 'Investment per mu', investment_total: 'Investment in total', building_coefficient: 'Building coefficient', energy_per_output: 'Energy per output', jobs: 'Jobs', firms: 'Enterprises', start_on: 'Start of construction', completion_on: 'Completion', production_on: 'Start of production', capacity_on: 'Capacity', safety: 'Safety', environment: 'Environment',
  },
  event: {
    safety: 'safety', environment: 'environment', credit: 'credit', shutdown: 'shutdown', resumption: 'resumption', seizure: 'seizure', illegal_building: 'illegal building', recognition: 'recognition', other: 'other',
  },
  baseline: { const: 'set by the policy', group_mean: 'mean of its group', prior_group_mean: 'mean of its group the year before', max: 'largest of its group', percentile: 'percentile of its group', table: 'table of the policy', value: 'value the policy falls back on', track: 'value of the whole track', industry_group: 'value of the industry group' },
  source: { annual_report: 'annual report', parcel: 'parcel record', buildings: 'buildings', agreement: 'agreement', file: '{file}, imported {day}', file_later: '{file}, imported {day}, after this run' },
  matched: { label: 'Because:', declared: 'use on record', exact_key: 'matched by parcel code', unit_suffix: 'matched by parcel code without its unit' },
  share_basis: { whole_parcel: 'only user, the whole parcel', declared_land: 'by the area on record', floor_share: 'the rest by floor area', equal_share: 'the rest in equal parts', scaled_land: 'area on record scaled to the parcel', tax_share: 'by tax', tax_unknown: 'by tax, which is unknown or nothing of one user: in equal parts', floor_by_far: 'floor area ÷ floor area ratio', scaled_by_far: 'floor area ÷ floor area ratio, scaled to the parcel', floor_as_none: 'leased floor makes no land' },
  lineage: { split: 'split', merge: 'merged', adjust: 'adjusted', recode: 're-coded', from: 'from', into: 'into' },
  unknown: {
    zone: 'There is no zone "{value}"; you see {shown}.', zone_step: 'Show {shown}',
    run: 'There is no run "{value}"; you see "{shown}".', run_step: 'Show what there is',
    year: 'There is no run for {value}; you see {shown}.', year_step: 'Show {shown}',
    park: 'There is no park "{value}", so there are no parcels to show.', park_step: 'Show all parks',
    subarea: 'There is no sub-area "{value}" here, so there are no parcels to show.', subarea_step: 'Show the whole park',
    band: 'The legend has no band "{value}", so there are no parcels to show.', band_step: 'Show all bands',
    parcel: 'This zone has no parcel "{value}": the code may be mistaken, or it was split, merged or recoded.', enterprise: 'This zone has no enterprise "{value}": check the credit code.', subject: 'This run has no subject “{value}”.', to_map: 'Back to the map',
  },
  state: {
    loading: 'Reading {what}', zone: 'the zone', empty_name: 'Some Zone', empty_title: 'No data yet', empty_text: 'There are no parks or parcels to look at. On the server, run:',
    empty_demo: 'Or look at the demonstration:', no_run: 'There is no evaluation run yet. Run:', offline_title: 'The server cannot be reached', offline_text: 'Check the network; what has been read stays here.',
    problem_title: 'The data could not be read', retry: 'Retry', problem_status: 'Status {status} · {detail}', status_400: 'The request was not right.', status_404: 'Not found: the number in the link may be wrong, or it is no longer there.', status_409: 'Somebody has just changed this; read it again and retry.', status_422: 'The request was not right.', status_500: 'The server failed. Retry; if it goes on, tell the administrator.', unreadable: 'A record that was kept cannot be read any more; ask whoever runs the server. Where it breaks stands below.', status_503: 'The server is busy; retry in a while.', status_other: 'The server did not do this.', forbidden: 'You may not see these data; ask the administrator.', partial: 'Findings could not be read; the rest works.',
  },
}
export default en
