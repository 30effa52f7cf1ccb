-- The definition's seats are held as the roster last changed them; each change counts up, so that who remembers a definition notices.
alter table programmes add column roster_changes integer not null default 0;
alter table programmes add column substitutions json not null default '[]';
