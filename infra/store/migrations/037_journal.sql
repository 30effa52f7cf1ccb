-- The journal: what is posted with entries of the ledger, folded from them. Debit is positive, credit negative, in minor units.
create table transactions (
  programme text not null,
  key text not null,
  posted integer not null, -- the how many-eth of the programme, from 1
  process text not null,
  number integer not null,
  date date not null,
  currency text not null,
  what json not null,
  reverses text,
  primary key (programme, key),
  unique (programme, posted, date, currency),
  unique (programme, posted),
  unique (programme, reverses),
  foreign key (programme, reverses) references transactions (programme, key)
);

-- Day and currency are those of the transaction, so that a statement reads one index.
create table postings (
  programme text not null,
  posted integer not null,
  position integer not null,
  date date not null,
  currency text not null,
  account text not null,
  amount numeric(40, 0) not null,
  party text,
  fund text,
  project text,
  budget text,
  primary key (programme, posted, position),
  foreign key (programme, posted, date, currency) references transactions (programme, posted, date, currency)
);
create index postings_of_party on postings (programme, party, date, posted, position) where party is not null;
create index postings_of_fund on postings (programme, fund, date, posted, position) where fund is not null;
create index postings_of_project on postings (programme, project, date, posted, position) where project is not null;
create index postings_of_budget on postings (programme, budget, date, posted, position) where budget is not null;

-- What was posted is never changed: a rebuild makes new tables and drops these.
create function journal_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'What was posted is never changed: a transaction is taken back by another one.' using errcode = 'check_violation'; end
$$;

-- A transaction comes with all its postings at once, and they sum to zero.
create function transaction_sums_to_zero() returns trigger language plpgsql as $$
begin if (select count(*) < 2 or sum(amount) <> 0 from postings where programme = new.programme and posted = new.posted)
  then raise exception 'The postings of transaction % do not sum to zero.', new.key using errcode = 'check_violation'; end if; return null; end
$$;

-- Nothing is added to a transaction that is whole.
create function postings_sum_to_zero() returns trigger language plpgsql as $$
begin if exists (select from (select distinct programme, posted from added) as touched join postings using (programme, posted)
    group by programme, posted having sum(amount) <> 0)
  then raise exception 'Postings do not sum to zero.' using errcode = 'check_violation'; end if; return null; end
$$;

create trigger transactions_are_append_only before update or delete or truncate on transactions
  for each statement execute function journal_is_append_only();
create trigger postings_are_append_only before update or delete or truncate on postings
  for each statement execute function journal_is_append_only();
create constraint trigger transaction_sums_to_zero after insert on transactions deferrable initially deferred
  for each row execute function transaction_sums_to_zero();
create trigger postings_sum_to_zero after insert on postings referencing new table as added
  for each statement execute function postings_sum_to_zero();
