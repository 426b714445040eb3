/** Words of what is printed on A4. */
export default {
  paper: {
    label: 'Print', open_parcel: 'Print the file', open_atlas: 'Print the atlas', back: 'Back', reading: 'Reading {n}/{all} parcels', no_park: 'Choose a park first; the atlas is of one park.', parcel: 'File of parcel', atlas: 'Findings of {park}', scale: 'Scale',
    key_focus: 'this parcel', key_met: 'finding, conditions met', key_suspected: 'finding, conditions perhaps met', key_none: 'no finding', key_park: 'park', counts: '{parcels} parcels, {findings} findings; the numbers on the map are those of the sheets that follow.', number: 'No.', rule: 'Rule', clause: 'Clause', outcome: 'Outcome',
    as_of: 'as of {day}', printed: 'printed by {who} on {day}', caveat: 'A finding is no decision and must be verified; the title area counts, outlines are for orientation.',
  },
}
