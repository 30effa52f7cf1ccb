-- Calendars that people subscribe to: one a person and programme, or of their own (programme ''). The address names the generation alone;
-- a new generation makes the address before it worthless. Not part of the read model.
create table calendar_feeds (
  person text not null,
  programme text not null,
  generation text not null unique,
  since timestamptz not null,
  primary key (person, programme)
);
