-- Which letters have left within the last minute, and which have been settled for so long that they go.
drop index outbox_left;
create index outbox_settled on outbox (programme, settled_at, id) where state <> 'waiting';
