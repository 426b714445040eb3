-- Makes the place where the checks of one file say what is wrong with a row.
create temp table staged_issue (
  line integer not null,
  "column" text not null,
  value text not null,
  rule text not null,
  outcome text not null
) on commit drop;
