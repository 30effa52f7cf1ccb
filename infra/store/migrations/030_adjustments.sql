-- Adjustments of the strategy, as pages show them.
create table adjustments (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
