-- Which mail carried a letter: a bounce or a reply names it.
alter table outbox add column message_id text;
create index outbox_by_message on outbox (message_id) where message_id is not null;

-- Who wants no reminders of a programme; not part of the read model, which forgets what the ledger does not say.
create table reminder_opt_outs (
  programme text not null,
  person text not null,
  since timestamptz not null,
  primary key (person, programme)
);

-- Mails that came in and what became of each, by Message-ID: a second delivery is the same mail.
create table inbound_mails (
  id text primary key,
  received_at timestamptz not null,
  sender text not null,
  subject text not null,
  became text not null,
  reason text
);

-- What people wrote back, part of the read model.
create table comments (
  approval text not null,
  source text not null,
  programme text not null,
  person text not null,
  at timestamptz not null,
  comment text not null,
  primary key (approval, source)
);
