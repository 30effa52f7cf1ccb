-- Until when the first letter of a kind is kept for somebody, and what is kept for them: whoever decides a lot has a long digest.
create index outbox_kept_for on outbox (programme, (letter->>'to'), (coalesce(letter->>'address', '')), (letter->>'kind'), kept_until)
  where state = 'waiting' and kept_until is not null;
