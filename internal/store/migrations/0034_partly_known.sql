-- A parcel's amount of which a user is not known is a part of the truth, and is kept as such.
alter table evaluation
  drop constraint evaluation_output_state_check,
  drop constraint evaluation_tax_state_check,
  add constraint evaluation_output_state_check check (output_state in ('value', 'partly', 'below_size', 'missing', 'not_applicable')),
  add constraint evaluation_tax_state_check check (tax_state in ('value', 'partly', 'below_size', 'missing', 'not_applicable')),
  add column year_partly boolean[] check (cardinality(year_partly) = 9);
comment on column evaluation.output_state is
  'partly: output_cny is the sum of some users of the parcel, the others are not known, and neither output_per_mu nor a score rests on it';
comment on column evaluation.tax_state is 'as output_state';
comment on column evaluation.year_partly is
  'three for each year of year_values: whether output, tax and employees are those of a part of the users alone; null is of none, and of runs before this migration';
