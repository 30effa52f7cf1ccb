import type { Programme } from '../../domain/programme/programme';
import { whomIn } from '../../domain/programme/whom';
import { withoutUndefined } from '../http/lists';
import { lateBeforeIn } from '../../infra/store/counted';
import type { WaitsChosen } from '../../infra/store/waits-chosen';
import type { WaitingQuery } from './forms';
import { clockOf } from './standings';

type ClockDeps = Parameters<typeof clockOf>[0] & { readonly now: () => Date };

/** Which of what a programme waits for is meant by what somebody asks for. */
export function chosenOf(
  deps: ClockDeps,
  programme: Programme,
  { group, party, person, kind, overdue }: WaitingQuery,
): WaitsChosen {
  const whom = withoutUndefined({ group, party, person });
  const now = deps.now();
  return {
    ...(kind !== undefined && { kind }),
    ...(Object.keys(whom).length > 0 && { whom: whomIn(programme, whom) }),
    ...(overdue && {
      overdue: { at: now.toISOString(), lateBefore: lateBeforeIn(clockOf(deps, programme), now) },
    }),
  };
}
