import type zh from './disposal.zh-CN'
/** Words of the ledger of findings; states, moves and modes bring their own names. */
const en: typeof zh = {
  disposal_page: {
    caption: '{n} entries on {parcels} parcels, {mu} mu', sum: '{n} entries · {mu} mu', by_entry: 'A parcel counts with each of its entries', title: 'Disposal ledger', parts: 'Views of the ledger', by: 'Board by', by_state: 'State', by_track: 'Kind', by_assignee: 'Person', by_due: 'Deadline', nobody: 'Nobody', part_board: 'Board', part_list: 'List', part_calendar: 'Calendar', all: 'All', track: 'Kind', ended: 'With ended ones', due_overdue: 'Overdue', due_soon: 'Overdue or due soon',
    all_of: 'All {n}', none: 'No entry fits. Widen the park, rule, state or deadline, or take in ended ones.', first: 'Only the {n} entries with the earliest deadlines are read; narrow the filters.', suggested: 'Suggested: {mode}', tick: 'Select {name}', tick_all: 'Select all',
  },
  phase: { suspected: 'Suspected, to be verified', inquiry: 'Inquiry, putting right', proposed: 'Awaiting a second person', identified: 'Identified', disposal: 'In disposal', held: 'Exempt, protected, disputed', ended: 'Ended' },
  recorded: { answered: 'Holder answered', reported: 'Reported upwards', published: 'Published', withdrawn: 'Publication withdrawn', hearing_offered: 'Told of the right to a hearing', heard: 'Hearing' },
  ledger_due: { overdue: 'overdue', soon: 'due soon', later: 'later', none: 'no deadline' },
  entry: {
    done: 'Done: {move}; now “{state}”', file_added: '“{name}” is attached', label: 'Ledger entry', close: 'Close the entry', do: 'Next', move: 'Step', choose_move: 'Choose a step', steps: 'Steps', files: 'Files', receipt: 'The finding', of_run: 'Run {run} · opened {day}', parcel: 'Parcel',
    due_on: 'Due', state: 'State', parcel_code: 'Parcel code', owner_name: 'Right holder', park_name: 'Park', area_mu: 'Area (mu)', rule: 'Finding', mode: 'Mode of disposal', assignee: 'Assigned to', next_step: 'Next step', unit: 'Carried out by', disposed: 'Dealt with', returns_to: 'Returns to',
    document_no: 'Document no.', document_on: 'Date', signer: 'Signed by', file_id: 'File', cause: 'Cause', ground: 'Ground of Art. 8', claimed: 'Ground of Art. 8 that the holder claims', claims: 'the holder claims: {ground}', ground_shown: 'Something must show it: the number of a document, or a file.', promise: 'The promise', start_due_on: 'Start due', extended_by: 'put off by {document}', may_close: '“{move}” is possible.', track: 'Kind', until_on: 'Until', disposed_m2: 'Land dealt with', disposed_mu: 'Land dealt with (mu)', note: 'Note', deadline: 'Deadline of your own', deadline_unit: 'Unit of the deadline', second_person: 'Second person', version: 'Version', second: 'Somebody other than {by}, who proposed it, must do this',
    at_most: 'at most{span}', file_first: 'Add the file below first.', add_file: 'Add a file (20 MB at most)', file_name: 'File name', file_body: 'File', signed_by: 'signed by {name}', until: 'until {day}', dealt_with: '{mu} mu dealt with', given_to: 'assigned to {name}',
    conflict: '{by} was faster: “{move}” on {at}, now “{state}”. It was read again; what you typed is still here: check it and send it again.', unsupported: 'Run {run} no longer supports this finding.', became: 'The parcel has changed. What came of it: {codes}.', cancelled: 'The parcel was cancelled on {day}; no document is on record.', cancelled_by: 'The parcel was cancelled on {day} by {document}.',
  },
  span: { days: ' {n} days', working_days: ' {n} working days', months: ' {n} months', years: ' {n} years' },
  span_unit: { days: 'days', working_days: 'working days', months: 'months', years: 'years' },
  batch: { done: 'Done: {move} ({n} parcels)', conflict: 'Others were faster, so nothing was done. The entries were read again; what you typed is still here: check it and send it again.', faster: '{parcel}: “{move}” by {by} on {at}, now “{state}”', gone: '{parcel}: no longer among those listed', label: 'Batch', ticked: '{n} selected', clear: 'Clear', none: 'No step fits all of them: their states or kinds differ, or each needs a file.', too_many: '{n} at once at most.', send: '{move} ({n}, all or none)' },
  calendar: { before: 'Month before', after: 'Month after', today: 'Today', entries: '{n} due', more: '{n} more', bring: 'Import holidays (CSV)', unknown: 'Holidays of {year} are not on record: weekends alone count', partly_known: 'Holidays of {year} are on record in part', removed: 'No longer on record: {days}', case: 'Review: {name} ({what})', promise: 'Promise: {what}, {of}', partial: 'Entries due after {day} are not read; narrow the filters.' },
  weekday: { d1: 'Mon', d2: 'Tue', d3: 'Wed', d4: 'Thu', d5: 'Fri', d6: 'Sat', d7: 'Sun' },
  holiday: { holiday: 'Holiday', workday: 'Worked in exchange', date: 'Date', kind: 'Kind', header: 'Header', rows: 'Rows' },
  bell: { label: 'Reminders', counts: '{overdue} overdue, {soon} due soon', none: 'No reminders', nothing: 'Nothing is overdue or due soon', overdue: '{n} overdue', soon: '{n} due soon (within {days} days)', promises: 'Promises: {overdue} overdue, {soon} due soon' },
}
export default en
