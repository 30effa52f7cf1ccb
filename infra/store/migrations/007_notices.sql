-- Notices to chats that entries called for, written with them; like the outbox no part of the read model: a rebuild never sends anything again.
-- `not_before` is what the receiver asked for by Retry-After.
create table notices (
  id text primary key,
  position bigint generated always as identity,
  programme text not null,
  notice json not null,
  state text not null default 'waiting',
  queued_at timestamptz not null default now(),
  not_before timestamptz,
  claimed_at timestamptz,
  tries integer not null default 0,
  last_error text,
  settled_at timestamptz,
  reason text
);
create index notices_waiting on notices (programme, position) where state = 'waiting';
create index notices_unsettled on notices (state) where state in ('waiting', 'refused');
