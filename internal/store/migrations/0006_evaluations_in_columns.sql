-- Evaluations keep their numbers in columns, from which a run's own policy explains them when somebody asks.
alter table evaluation drop constraint evaluation_subject_kind_check;
alter table evaluation add constraint evaluation_subject_kind_check
  check (subject_kind in ('enterprise', 'group', 'parcel', 'subarea', 'park', 'industry', 'management', 'zone'));
alter table evaluation alter column detail drop not null;
alter table evaluation
  add column class text,
  add column rule text,
  add column pool integer,
  add column place integer check (place > 0),
  add column base_score double precision,
  add column initial_grade text,
  add column managed_as text,
  add column items double precision[],
  add column year_values double precision[],
  add column notes text[],
  add column steps jsonb;
comment on column evaluation.class is 'null is evaluated; out_of_scope, no_track, undetermined, special';
comment on column evaluation.rule is 'id of the rule that leaves the subject out, or of its special class';
comment on column evaluation.pool is 'which ranking of its track: place in run.context';
comment on column evaluation.place is 'place in the ranking, the first of equals; null is not ranked';
comment on column evaluation.base_score is 'score before adjustments';
comment on column evaluation.initial_grade is 'grade before the gates; null is the same as grade';
comment on column evaluation.items is
  'six numbers for each indicator of the track: numerator and denominator in whole steps, value, points, what it lacks, baseline group; NaN is none';
comment on column evaluation.year_values is
  'four numbers for each of three years, the oldest first: output and tax in yuan, employees, land in m²; NaN is none';
comment on column evaluation.notes is 'code:id of what is to be said besides';
comment on column evaluation.steps is 'adjustments that were applied and gates that were passed';
comment on column evaluation.detail is 'of groups: headline and reasons; of runs before this migration: everything';
alter table run add column context jsonb;
comment on column run.context is 'baselines, rankings and cuts of the tracks, by kind of subject';
