-- Which parcels were cancelled, with nothing in their place? A code may be given again, so that the code alone does not say.
create table parcel_cancellation (
  zone_code text not null,
  parcel_id bigint not null,
  document_no text,
  recorded_at timestamptz not null default now(),
  primary key (zone_code, parcel_id),
  foreign key (zone_code, parcel_id) references parcel
);
comment on table parcel_cancellation is 'Parcels that ended and left none (注销).';
