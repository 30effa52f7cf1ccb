-- Funds and what is drawn on them, as pages show them.
create table funds (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
create table draws (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
