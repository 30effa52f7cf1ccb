-- The posts of the parties, and what is owed for people, as pages show it.
create table staffing (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
