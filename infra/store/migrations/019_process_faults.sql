-- What was refused to the processes of a programme, until it was done after all.
create table process_faults (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
