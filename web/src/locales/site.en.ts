import type zh from './site.zh-CN'

const site: typeof zh = {
  site: {
    title: 'Redevelopment sites', name: 'Name', state: 'State', draft: 'draft', active: 'active', ended: 'ended', park: 'Park', several_parks: 'several parks or none', mode: 'Mode', no_mode: 'no mode yet', area: 'Land', parcels: 'Parcels', n_parcels: '{n} parcels',
    changed: 'Last change', new: 'New site', codes: 'Parcel codes, with blanks, commas or lines between', make: 'Put together', parts: 'parts of a site', part_land: 'As it stands', part_plans: 'Scenarios', part_mass: 'Block in 3D', revision: 'revision {n} · {by} · {at}',
    pieces: 'Its parcels lie apart, in {n} pieces ({how})', joined_line: 'those join that share a line', joined_across: 'those join that are no more than {m} m apart',
    overlap: 'On the same land ({state}): ', gone: 'Parcel {code} is no longer in force since {on}; it became: ', gone_unknown: 'nothing on record', land_change: 'The land of parcel {code} changed on {on}, from {from} m² to {to} m².', took_in: 'It took in {codes}.', owner: 'Right holder', use: 'Registered use', planned_use: 'Use by plan', floor: 'Floor area', far_max: 'Highest ratio', findings: 'Findings', burden: 'Mortgage, seal',
    mortgaged: 'mortgaged', sealed: 'sealed', unknown: 'not on record', none: 'none', users: 'Enterprises here', industry: 'Industry', relation: 'Use', land_used: 'Land used here', output_here: 'Output here', tax_here: 'Tax here', of_run: 'By run {run} ({year})',
    documents: 'Checked by', documents_usual: 'those that are usual', change: 'Change the site', keep: 'Keep', end: 'End the site', history: 'Revisions ({n})', copy: 'Begin a site anew with these scenarios', copy_of: '{name} (again)', copy_hint: 'Each scenario comes as it was last kept; a parcel that is no longer in force gives way to what it became.', make_copy: 'Begin', copied_from: 'scenarios from site {n}',
  },
  site_mode: { rebuild: 'Rebuild', extend: 'Extend', improve: 'Improve', buy_back: 'Bought back', self_renewal: 'By the holder', platform: 'By a platform', joint: 'Jointly', mixed: 'Mixed' },
  site_relation: { own: 'own', lease: 'lease', sublease: 'sublease' },
  scenario: {
    in_phase: 'phase {n}, {field}', field_in: '{field} ({unit})', revert: 'Give up changes', refused: 'cannot be saved as it is', stale: 'Not updated: what is set of {plan} cannot be; below is what it last came to', unanswered: 'Not updated: {plan}, {why}', with_unsaved: '{name} · changed',
    title: 'Scenarios', nth: 'Scenario {n}', new: 'New scenario', none: 'There is no scenario yet.', name: 'Name of the scenario', drop: 'Drop', kept: 'revision {n} · {by}', not_kept: 'not kept yet', changed: 'changed since', industry: 'Industry (GB/T 4754)', like_grade: 'As grade', mode_of_site: 'that of the site',
    phases: 'Phases and schedule', share: 'Share', start: 'From', end: 'To', add_phase: 'Another phase', no_phase: 'Without phase {n}', questions: 'For a person to answer', open: 'open', compared: 'Before and after', item: 'Item', before: 'Before (means, of the years beside)', before_of: 'Before (mean of {years})', committed: 'Committed', mean_of: 'mean of {years}',
    bearer: 'Who bears the costs', bearer_by_mode: 'by the mode', bearer_said: 'as is agreed', zone_pays: 'The zone bears the {item}',
    finance: 'Costs and returns', in_wan: '10,000 yuan', funding_gap: 'Funds that the developer lacks', npv: 'Net present value', irr: 'Internal rate of return, %', payback: 'Payback, years', discounted_payback: 'Discounted payback, years', lacks: 'Missing', years_of: '{plan} · {side} by year', net: 'Net', cumulative: 'Cumulative', discounted: 'Discounted',
    tornado: 'What moves it', tornado_of: 'What moves {title}', no_npv: 'no net present value; what is missing stands above', numbers: 'Numbers', stands: 'Stands at', break_even: 'Breaks even at', footprint: 'Footprint', coefficient: 'Coefficient', height: 'Height', no_mass: 'Coefficient, storeys or their height are missing: no block can be drawn.',
    mass_around: 'Around it: storeys by their height as on record; {m} m for each where no height is, flat where no storeys are.', mass_kept: 'Shown as last saved, without what is not saved.',
    mass_hint: 'The outline drawn in to the coefficient, as high as the storeys: a sketch, no design.',
  },
  scenario_group: { building: 'Building', floor: 'Floor area by use', yield: 'Investment and yield', cost: 'Costs', income: 'Income of the developer', funding: 'Funds', finance: 'Finance' },
  scenario_source: { user: 'set', median: 'median of the zone', control: 'control indicator', mode: 'by the mode', system: 'setting', derived: 'derived', missing: 'not given' },
  scenario_cost: { acquisition: 'acquisition', compensation: 'compensation', demolition: 'demolition', relocation: 'relocation' },
  scenario_side: { zone: 'Zone', developer: 'Developer' },
  scenario_fact: { phases: 'phases and schedule', present_floor_area_m2: 'floor area standing', present_tax_cny: 'present tax' },
  check: { title: 'What reviewers check', check: 'Check', pass: 'pass', fail: 'fail', cannot_tell: 'cannot tell', not_applicable: 'not applicable', person: 'a person decides', lacks: 'missing', doubt: 'in doubt' },
  check_fact: {
    mode: 'mode', industry: 'industry', industrial: 'registered use', planned_industrial: 'use by plan', idle: 'whether idle', mortgaged: 'mortgages', sealed: 'seals', benefit_per_mu: 'tax per mu of three years', far_max: 'highest ratio', plan_far: 'planned ratio', plan_coefficient_pct: 'planned coefficient', admin_floor_pct: 'floor for administration',
    admin_land_pct: 'land for administration', storeys: 'storeys', storey_height_m: 'storey height', column_grid_m: 'column grid', plan_investment_per_mu: 'investment per mu', plan_output_per_mu: 'output per mu', plan_tax_per_mu: 'tax per mu', present_footprint_pct: 'present footprint', in_industrial_line: 'whether inside the industrial line',
    fits_plan: 'whether it fits the plan', title_undisputed: 'whether the title is disputed', consents_given: 'consents', court_agrees: 'leave of the court', restricted_industry: 'whether the industry is restricted', supervision_agreement: 'supervision agreement', residential_layout: 'residential layout', barred_facilities: 'barred facilities', goods_lift: 'goods lifts',
    utilities_grouped: 'whether utilities are grouped', process_needs_height: 'whether the process needs the height', use_unchanged: 'whether the use was changed', built_before_2010: 'whether built by 2009', construction_land: 'whether construction land', standardised_park: 'whether a standardised project', key_project: 'whether a key project', limit: 'the limit of the document, still open', limit_table: 'the table of the document by industry, still open', site_mu: 'land', smallest_parcel_mu: 'smallest parcel', parcels: 'parcels', owners: 'right holders', output_before_per_mu: 'output per mu of three years', present_far: 'present floor area ratio', collective: 'whether collective land', illegal_building: 'record of illegal building', in_force: 'whether the parcels stand', park_code: 'park',
    table_far_2008: 'the table of 2008 has no such industry', table_far_2023: 'the table of 2023, which is empty',
  },
  programme: {
    hint: '{n} sites, as of {day}. Each counts by the scheme under review, else by the scenario that was last kept: as approved once it is, by the figures frozen with the decision, as done in the year of its completion. What was refused or withdrawn is left out.', timeline: 'Timeline', by_year: 'By year of completion and park', none: 'No scenario has phases yet, and there is no target.', stage: 'Stage', planned: 'planned', under_way: 'approved', done: 'done', target: 'target',
    area_mu: 'Land', gained_floor_m2: 'Floor gained', investment_cny: 'Investment', tax_cny: 'Tax at capacity', unknown: '{n} sites with gaps', set_target: 'Set a target', legend: 'Legend', against: 'Done against targets', whole_zone: 'The whole zone', all_years: 'All years', amount: 'Figure', difference: 'Difference', percent: 'Percent', completed: '{n} sites completed', summed: 'the target is a sum', frozen: 'figures frozen with the decision of {day}', moved: '{what} {then} → {now}', now: 'By the data of today: {list}',
  },
}
export default site
