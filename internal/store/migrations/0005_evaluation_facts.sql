-- More of what an evaluation asks: investment in technical renewal, equity, COD, tax refunded and tax paid elsewhere, and
-- what an enterprise is recognised as.
alter table annual_report
  add column technical_investment_cny numeric(18, 2) check (technical_investment_cny >= 0),
  add column equity_cny numeric(18, 2),
  add column cod_t numeric(16, 6) check (cod_t >= 0),
  add column tax_refund_cny numeric(18, 2) check (tax_refund_cny >= 0),
  add column cross_region_tax_cny numeric(18, 2) check (cross_region_tax_cny >= 0);
comment on column annual_report.technical_investment_cny is 'investment in technical renewal (技改投资), yuan';
comment on column annual_report.equity_cny is 'equity of the owners at the end of the year (所有者权益), yuan; below zero when debts exceed assets';
comment on column annual_report.cod_t is 'chemical oxygen demand discharged (化学需氧量排放量), tonnes';
comment on column annual_report.tax_refund_cny is 'tax paid back (退税), yuan, as a positive amount; not yet taken off tax_cny';
comment on column annual_report.cross_region_tax_cny is 'tax paid elsewhere (异地缴税), yuan; not part of tax_cny';

alter table event
  add column label text check (label <> ''),
  drop constraint event_event_kind_check,
  add constraint event_event_kind_check check (event_kind in (
    'safety', 'environment', 'credit', 'shutdown', 'resumption', 'seizure', 'illegal_building', 'recognition', 'other'
  )),
  add constraint event_recognition_label check (event_kind <> 'recognition' or label is not null);
comment on table event is 'Safety, environment, credit, shutdown, seizure, recognition and the like, with date and document.';
comment on column event.label is 'what it is in short: of a recognition (认定与荣誉) its code, e.g. high_tech; of other kinds optional';
