-- Letters that entries called for, written with them; not part of the read model: a rebuild never sends anything again.
create table outbox (
  id text primary key,
  position bigint generated always as identity,
  programme text not null,
  letter json not null,
  state text not null default 'waiting',
  queued_at timestamptz not null default now(),
  claimed_at timestamptz,
  tries integer not null default 0,
  last_error text,
  settled_at timestamptz,
  reason text
);
create index outbox_waiting on outbox (programme, position) where state = 'waiting';
create index outbox_unsettled on outbox (state) where state in ('waiting', 'refused');
