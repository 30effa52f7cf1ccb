-- Projects, disputes and intellectual property, as pages show them.
create table projects (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table disputes (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table ip_items (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
