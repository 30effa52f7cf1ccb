-- Where the bytes of a file are: in `content`, or elsewhere under programme and hash ('folder', 's3').
alter table evidence_files add column place text not null default 'store';
alter table evidence_files alter column content drop not null;
-- Files in which a virus scanner found something: nothing of them is kept but this.
create table infected_files (
  id bigint generated always as identity primary key,
  programme text not null,
  hash text not null,
  name text not null,
  size integer not null,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  found text not null
);
