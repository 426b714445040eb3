-- A run says where the land of the parcels went, as it says of the money.
alter table run add column conserved_land jsonb;
comment on column run.conserved_land is 'mu: total = own + leased + unstated + nobody; what is on record beyond the parcels, and on which; null: not reported';
