create table known_browsers (
  browser text not null,
  person text not null,
  since timestamptz not null,
  primary key (browser, person)
);
create index known_browsers_person on known_browsers (person);
create table typed_digits (
  approval text not null,
  round integer not null,
  person text not null,
  wrong text[] not null default '{}',
  primary key (approval, round, person)
);
