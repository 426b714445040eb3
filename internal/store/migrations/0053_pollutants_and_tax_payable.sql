-- More of what methods ask about: the single pollutants beside COD, the tax that was due beside the one that was paid, days of enterprises,
-- and the day on which the land was made public before the results.
alter table annual_report
  add column nh3n_t numeric(16, 6) check (nh3n_t >= 0),
  add column so2_t numeric(16, 6) check (so2_t >= 0),
  add column nox_t numeric(16, 6) check (nox_t >= 0),
  add column tax_payable_cny numeric(18, 2);
comment on column annual_report.nh3n_t is 'ammonia nitrogen discharged (氨氮排放量), tonnes';
comment on column annual_report.so2_t is 'sulphur dioxide emitted (二氧化硫排放量), tonnes';
comment on column annual_report.nox_t is 'nitrogen oxides emitted (氮氧化物排放量), tonnes';
comment on column annual_report.tax_payable_cny is 'tax that was due for the year (应纳税收总额), yuan; tax_cny is what was paid';
alter table enterprise
  add column capacity_on date,
  add column merged_on date;
comment on column enterprise.capacity_on is 'day on which full capacity was reached (达产日期), as listed';
comment on column enterprise.merged_on is 'day of the agreement on a merger or reorganisation (兼并重组协议日期)';
alter table publication
  add column land_published_on date,
  add constraint publication_land_first check (land_published_on <= published_on);
comment on column publication.land_published_on is 'on which day the areas of land were made public, where the policy has them published first';
