-- JSON is kept as `json`, not `jsonb`: it keeps the order of keys and every character that a person may have typed.
-- The permanent record: one hash chain a programme. `chains` holds each chain's end and is the lock that puts its appends in a row.
create table chains (
  programme text primary key,
  sequence integer not null,
  hash text not null
);

-- `entry` is the canonical JSON that was hashed. `declared` keeps a definition's own order of keys, which canonical JSON sorts away.
create table ledger (
  programme text not null,
  sequence integer not null,
  previous_hash text not null,
  hash text not null,
  type text not null,
  at timestamptz not null,
  process text not null,
  number integer not null,
  entry text not null,
  declared json,
  primary key (programme, sequence),
  unique (process, number)
);

-- Refused tries to decide.
create table attempts (
  id bigint generated always as identity primary key,
  approval text not null,
  attempt json not null
);
create index attempts_of_approval on attempts (approval, id);

-- Answers to requests that start something, by the caller's key; `answer` is missing while the first request is still at work.
create table idempotency (
  key text primary key,
  route text not null,
  body_hash text not null,
  claimed_by text not null,
  claimed_at timestamptz not null,
  status integer,
  answer json
);
