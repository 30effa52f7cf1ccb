-- Distribution runs, as pages show them; their statements stand in the record alone.
create table distributions (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
