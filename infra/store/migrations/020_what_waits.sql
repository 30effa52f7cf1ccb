-- What is worked out of a programme with each entry that is not about an approval, so that no list reads definitions or whole programmes:
-- its title, who has which part in it now, and what it waits for beside approvals. `derived` says by which way of working it out
-- (`infra/store/derived.ts`); what was written by another is worked out anew when the store is opened.
alter table programmes add column title json;
alter table programmes add column derived integer not null default 0;
create index programmes_in_order on programmes (started_at, key);

alter table people add column has_role boolean not null default false;
alter table people add column stands_in boolean not null default false;
alter table people add column is_officer boolean not null default false;
create index people_of_office on people (person) where is_officer;

-- They go with their programme, from which they are worked out.
create table waits (
  programme text not null references programmes (key) on delete cascade,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, position)
);
create index waits_in_order on waits (programme, since, position);

-- On whom these wait: the longest wait of a person first, over all programmes.
create table errands (
  person text not null,
  since timestamptz not null,
  programme text not null references programmes (key) on delete cascade,
  position integer not null,
  primary key (person, since, programme, position)
);
create index errands_of_programme on errands (programme);

-- The open approvals of a programme by the length of their wait and by their deadline: a page of them, and how many there are.
create index approvals_open on approvals (programme, opened_at, id) where state = 'open';
create index approvals_due on approvals (programme, due_at, id) where state = 'open';

-- With the programme, so that a person's tasks of one programme are found among many of others.
drop index tasks_of_person;
create index tasks_of_person on tasks (person, state, due_at, approval, round, seat, programme);

-- Those that are or were on hold, which wait for offices too: of ten thousand open matters few.
create index approvals_held on approvals (programme, due_at, id)
  where state = 'open' and value::text ~ '"approval[.]blocked"';
