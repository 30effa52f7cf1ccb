-- Conditions of approvals as they are tracked.
create table obligations (
  programme text not null,
  key text not null,
  position integer not null,
  since timestamptz not null,
  value json not null,
  primary key (programme, key)
);
