-- The versions of the plans of the strategy, as pages show them.
create table plans (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
