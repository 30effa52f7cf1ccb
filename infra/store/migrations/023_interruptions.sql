-- Processes that the record and Temporal do not agree about, as the last comparison found them: no part of the record, and empty as a rule.
-- `value` is what waits because of it, for the waiting list of its programme; behind whatever else waits since the same instant.
create table interruptions (
  process text primary key,
  programme text not null,
  is_ text not null,
  since timestamptz not null,
  position integer generated always as identity (start with 1000000),
  value json
);
create index interruptions_of_programme on interruptions (programme, since, position);

-- When record and processes were compared last, by whichever process did.
create table comparisons (
  is_one boolean primary key default true check (is_one),
  at timestamptz not null
);
