/** Words of what is printed on A4. */
export default {
  paper: {
    label: 'Print', open_parcel: 'Print the file', open_atlas: 'Print the atlas', back: 'Back', reading: 'Reading {n}/{all} parcels', no_park: 'Choose a park first; the atlas is of one park.', parcel: 'File of parcel', atlas: 'Findings of {park}', scale: 'Scale',
    choose: 'What goes into the atlas', layout: 'Layout', layout_pages: 'Map, list and a page a parcel', layout_list: 'Map and list alone', blocks: 'Cut by sub-area: a map and a list of each', first: 'Only so many parcels, the largest', first_all: 'all', about: '{parcels} parcels, {findings} findings, about {pages} pages.', many: 'So many pages take minutes to make and to print; choose fewer rules, the list alone, or some parcels at a time.',
    make: 'Make it', stop: 'Stop', again: 'Choose again', laying: 'Laying out {n}/{all} parcels', no_block: 'in no sub-area', crowded: 'The map is crowded: {n} numbers are in the list alone.', counts_list: '{parcels} parcels, {findings} findings; the numbers on the map are those of the list.',
    key_focus: 'this parcel', key_met: 'finding, conditions met', key_suspected: 'finding, conditions perhaps met', key_cannot_tell: 'cannot tell', key_none: 'no finding', key_park: 'park', counts: '{parcels} parcels, {findings} findings; the numbers on the map are those of the sheets that follow.', number: 'No.', rule: 'Rule', outcome: 'Outcome',
    none: 'nothing on record', opened_on: 'opened on {day}', entries_left: '{n} more entries of the ledger are not printed.', no_entries: 'in no entry of the disposal ledger', no_lineage: 'no split, merger or new code on record', building_id: 'No.', storeys: 'Storeys', footprint: 'Footprint', permit: 'Permit', permitted: 'permitted', agreement: 'Agreement', arithmetic: 'Arithmetic and source', particulars: 'Particulars', by: 'By', event_kind: 'Kind', recorded_on: 'Recorded on', relation: 'Relation', judged_on: 'Judged as of {day}; where each actual is from stands beside it.',
    as_of: 'as of {day}', printed: 'printed by {who} on {day}', caveat: 'A finding is no decision and must be verified; the title area counts, outlines are for orientation.',
  },
}
