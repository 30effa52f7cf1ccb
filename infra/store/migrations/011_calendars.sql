-- Calendars that a programme's office has published since it began: the definition holds the versions in force, each publication counts up.
alter table programmes add column calendar_changes integer not null default 0;

-- Each publication with what it moved and which parties have seen it; part of the read model.
create table publications (
  programme text not null,
  calendar text not null,
  version text not null,
  position bigint generated always as identity,
  value json not null,
  primary key (programme, calendar, version)
);
