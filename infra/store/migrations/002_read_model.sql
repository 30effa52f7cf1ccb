-- What pages and lists read: folded from the ledger, can be emptied and folded again at any time.
create table programmes (
  key text primary key,
  state text not null,
  version text not null,
  started_at timestamptz not null,
  definition json not null
);

create table people (
  programme text not null,
  person text not null,
  primary key (person, programme)
);

-- Phases, milestones, agreements and evaluations: `value` is what pages show; `since` is when it last changed its state.
create table phases (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table milestones (
  programme text not null,
  key text not null,
  phase text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table agreements (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table evaluations (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);

create table approvals (
  id text primary key,
  programme text not null,
  state text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz not null,
  plan json not null,
  value json not null
);
create index approvals_of_programme on approvals (programme, state, opened_at);

create table tasks (
  approval text not null,
  round integer not null,
  seat text not null,
  person text not null,
  programme text not null,
  title json not null,
  state text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  primary key (approval, round, seat, person)
);
create index tasks_of_person on tasks (person, state, due_at, approval, round, seat);
create index tasks_of_programme on tasks (programme, state, due_at, approval, round, seat, person);
create index tasks_by_due on tasks (state, due_at, approval, round, seat, person);
