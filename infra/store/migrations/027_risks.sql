-- Risks, as pages show them.
create table risks (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
