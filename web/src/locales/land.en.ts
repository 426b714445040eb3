/** Words of finding land. */
export default {
  land: {
    title: 'Find land', hint: 'Say what the land must be: every parcel comes with how it fits, why, and what is unknown. What is not on record is not taken for available.', form: 'what land must be', lists: 'results', area: 'Area (mu)', far_min: 'Allowed FAR at least', free_months: 'Free within months', spare_m2: 'Spare floor area besides (m²) ≥',
    parks: 'Parks', subareas: 'Sub-areas', land_state: 'State of the land', findings: 'With findings', any_rule: 'by any rule', all: 'any', clear: 'Neither mortgaged nor sealed', industrial: 'Industry or storage by plan',
    near: 'Near a road or place', draw: 'Draw on the map', drawn: 'Done', no_road: 'Clear', within_m: 'within (m)', near_pairs: 'lon,lat lon,lat', drawing: 'Click the points of the road one after another; one point is a place. Press again when done.',
    together: 'Find neighbouring parcels together', nothing_asked: 'Give at least one condition.', none: 'Nothing fits: ask for less.', list_parcels: 'Single parcels', list_groups: 'Neighbours together', list_spare: 'Spare floor', group: '{n} parcel, {mu} mu | {n} parcels that touch, {mu} mu', group_figures: 'figures', no_group: 'No parcels that touch have the area together: ask for less, or look for neighbours across roads.', fit: 'fit', fits: 'Fits', nearly: 'Nearly', unknown: 'Partly unknown',
    basis: 'States of land by run {run} ({year}), free counted from {day}. A condition that fits has 2 points, one that misses by a tenth at most 1, an unknown one 0; what fails is not listed.', score: '{score}/{of}', score_hint: 'points of the conditions / the most there can be', points: '{n} point | {n} points',
    new: 'new', new_n: '{n} new', free_on: 'free from {day}', spare: '{m2} m² to be had', for_label: 'For', against_label: 'Against', unknown_label: 'Unknown',
    part_area: 'area', part_far: 'floor area ratio', part_clear: 'mortgage and seal', part_free: 'free', part_planned_use: 'use by plan', part_near: 'distance', part_spare: 'spare floor',
    saved: 'saved searches', name: 'Name this search', save: 'Save', drop: 'Delete {name}', fit_now: '{n} fit', bell: '{n} new fit {name}',
  },
}
