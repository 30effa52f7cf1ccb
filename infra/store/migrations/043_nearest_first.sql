-- What presses stands first in every list of what waits: by deadline, what has none last (the year 9999), then by the length of the wait and
-- by its id, so that a place in the list does not move when something else comes or goes.
alter table waits add column due_at timestamptz not null default '9999-12-31T00:00:00Z';
alter table waits add column id text not null default '';
drop index waits_in_order;
create index waits_nearest on waits (programme, due_at, since, id, position);

alter table errands add column due_at timestamptz not null default '9999-12-31T00:00:00Z';
alter table errands add column id text not null default '';
create index errands_nearest on errands (person, due_at, since, programme, id, position);

drop index approvals_due;
create index approvals_nearest on approvals (programme, due_at, opened_at, id) where state = 'open';
