-- By which accounts of meters a price that follows from a grade is executed.
alter table enterprise add column meter_accounts text;
comment on column enterprise.meter_accounts is 'accounts of its meters as utilities number them (电表户号、水表户号), as listed, with separators between';
