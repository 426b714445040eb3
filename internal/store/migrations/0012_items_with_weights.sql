-- A run keeps with each item the weight that it was applied with, and how many years its value is of.
comment on column evaluation.items is
  'eight numbers for each indicator of the track: numerator and denominator in whole steps, value, points, what it lacks, baseline group, weight applied, years that had both numbers; NaN is none; the last two are not there in runs of before';
