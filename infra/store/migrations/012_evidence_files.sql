-- Files that were shown as evidence, by the SHA-256 of their bytes; they are no part of the read model.
create table evidence_files (
  programme text not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  filed_by text not null,
  filed_at timestamptz not null default now(),
  content bytea not null,
  primary key (programme, hash)
);
