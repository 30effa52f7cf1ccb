-- The decision page asks who holds a seat for one matter alone: of ten thousand open matters it reads these.
create index approvals_passed_on on approvals (programme, opened_at, id)
  where state = 'open' and value::text ~ '"approval[.](delegated|reassigned|deputised|approverAdded)"';
