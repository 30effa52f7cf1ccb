-- Until when a letter is kept for others to the same person; which mail it was taken for stands in message_id before it leaves.
alter table outbox add column kept_until timestamptz;
create index outbox_kept on outbox (programme, kept_until) where state = 'waiting' and kept_until is not null;
-- Which letters have left within the last minute: whatever follows them is gathered.
create index outbox_left on outbox (programme, settled_at) where state = 'sent';
