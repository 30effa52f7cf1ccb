-- Requests for other times of a policy; and how often the times of one have changed, so that what was read of a programme is known to be old.
create table times_changes (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

alter table programmes add column times_changes integer not null default 0;
