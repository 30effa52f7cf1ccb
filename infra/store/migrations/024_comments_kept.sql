-- What is kept with a comment beside its words: the whole mail by its hash, attachments, and what was not kept. Part of the read model.
alter table comments add column kept text;
