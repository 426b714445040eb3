-- Clears what the file before left waiting.
drop table if exists
  pg_temp.staged_shape, pg_temp.staged_issue, pg_temp.staged_parks, pg_temp.staged_subareas, pg_temp.staged_parcels,
  pg_temp.staged_buildings, pg_temp.staged_enterprises, pg_temp.staged_reports, pg_temp.staged_occupancies,
  pg_temp.staged_commitments, pg_temp.staged_events, pg_temp.staged_successions;
