import type zh from './assembly.zh-CN'

const assembly: typeof zh = {
  renewal: { title: 'Redevelopment', hint: 'land taken together, before and after, and the way through review', parts: 'parts of redevelopment', find: 'Find land', sites: 'Sites', cases: 'Reviews', programme: 'Programme' },
  find: {
    results: 'What was found', min: 'At least (mu)', max: 'At most (mu)', where: 'Where', where_park: 'In a park', where_drawn: 'In an area drawn on the map', where_seed: 'Around a parcel', where_zone: 'In the whole zone', park: 'Park', choose: 'Choose', seed: 'Parcel code', on_map: 'Press it on the map', press_seed: 'Press a parcel on the map',
    drawn: 'Corners of the area (longitude latitude)', drawn_hint: '118.5 24.8, 118.6 24.8, …', draw: 'Draw on the map', draw_done: 'Done', draw_anew: 'Draw anew', drawing: 'Press on the map, corner by corner: {n} so far', road: 'Roads that may be crossed (m)', owners: 'Right holders, at most', any: 'any number', objective: 'Objective', weights: 'Weights',
    weights_changed: '{n} changed', weights_back: 'Back to the weights that ship', points_unit: '{points} points/{unit}', rules: 'Conditions', rule_industrial: 'Planned for industry or storage', rule_not_mortgaged: 'Not mortgaged', rule_not_sealed: 'Not sealed', rule_known_only: 'Nor where it is not known', rule_park: 'In one park', rule_subarea: 'In one sub-area',
    ask: 'Find', lacks_range: 'The upper end must not be below the lower', lacks_park: 'Choose a park', lacks_drawn: 'Draw an area on the map, of three corners or more', lacks_seed: 'Name a parcel', told: '{n} sites, no two sharing more than half of the smaller; {parcels} parcels looked at, {eligible} may be taken, by run {run}', exhausted: 'No further site differs enough',
    optimal: 'Proven to be the best', bounded: 'Not proven to be the best: none exceeds {bound} points, at most {gap}% are missing', points: '{points} points', of_parcels: '{n} parcels', of_owners: '{n} right holders', of_tax: 'tax at stake {wan} ×10k yuan', why: 'Points and reasons', set: 'Put together', look: 'Look at it', close: 'Put away', pieces: 'Not connected, in {n} pieces',
    area: 'Area', measured: 'As measured', owner_count: 'Right holders', enterprises: 'Enterprises', output: 'Output', tax: 'Tax', jobs: 'Employees', floor: 'Floor area', far: 'Floor area ratio', coverage: 'Coverage', headroom: 'Floor to be had', shared: 'Shared lines', road_front: 'On roads', compact: 'Compactness', without: '({n} without data)',
    mortgaged: 'Mortgaged', sealed: 'Sealed', unknown_title: 'Mortgage or seal not known', not_industrial: 'Not for industry', points_made: 'How the points are made', press_parcels: 'Press parcels on the map to take them in or out.', members: 'Its parcels', remove: 'Take out', add: 'Take in', neighbours: 'Parcels next to it', frontage: 'Along (m)', brings: 'Points',
    across: 'across {m} m', new_owner: 'another right holder', is_mortgaged: 'mortgaged', is_sealed: 'sealed', is_other_use: 'not for industry', more: 'All {n}', fewer: 'Fewer', name: 'Name of the site', keep: 'Keep as a site', kept: 'Kept as redevelopment site {id}', open_site: 'Open it',
  },
}
export default assembly
