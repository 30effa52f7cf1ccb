-- What the short tokens of mailed links stand for; the tokens by a keyed hash alone.
create table mailed_links (
  hash text primary key,
  purpose text not null,
  claims json not null,
  expires_at timestamptz not null
);
