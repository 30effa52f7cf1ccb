-- A deadline asks whether the mails about its matter have left.
create index outbox_by_matter on outbox ((letter->>'about'));
