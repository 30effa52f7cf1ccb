-- What can be found, a row a thing, written with what is kept of it: `text` are its words as they are compared, `grams` every two characters
-- that stand beside each other in them. Postgres parts Chinese into no words, and trigrams find none of two characters; arrays of two need
-- no extension, and are the same in every locale.
create table findables (
  programme text not null,
  kind text not null,
  id text not null,
  title json not null,
  text text not null,
  grams text[] not null,
  primary key (programme, kind, id)
);
create index findables_by_grams on findables using gin (grams);
