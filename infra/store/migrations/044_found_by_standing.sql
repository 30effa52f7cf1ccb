-- Whether nothing more becomes of what is found, so that one looks among what is open or among what is over.
alter table findables add column is_over boolean not null default false;
