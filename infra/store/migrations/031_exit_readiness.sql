-- What called for an exit, and how ready each step of the exit plan is, as pages show them.
create table exit_triggers (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table exit_readiness (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
