-- Codes that prove a mailbox once more: one a person and approval, kept as a keyed hash; wrong tries are counted by the row itself.
create table codes (
  approval text not null,
  person text not null,
  hash text not null,
  expires_at timestamptz not null,
  wrong_tries integer not null default 0,
  mailed integer not null default 1,
  mailed_since timestamptz not null,
  primary key (approval, person)
);

-- Sign-in links that were used, until they would have expired anyway.
create table spent_links (
  id text primary key,
  expires_at timestamptz not null
);

-- What was typed before somebody had to prove again who they are; shown again when they come back, deleted once it is decided.
create table drafts (
  approval text not null,
  person text not null,
  typed json not null,
  expires_at timestamptz not null,
  primary key (approval, person)
);
