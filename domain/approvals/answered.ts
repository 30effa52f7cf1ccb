import { hidesComments } from './comments';
import { allSeats } from './seats';
import type { ApprovalView } from './views';
import { votesOf } from './votes';

/** How many of the seats that a matter asks, in all its stages, have answered. */
export interface Answered {
  readonly answered: number;
  readonly asked: number;
}

/** Of an open approval, or nothing where its votes are hidden until it closes. */
export function answeredOf(view: Pick<ApprovalView, 'state' | 'approval'>): Answered | undefined {
  if (view.state !== 'open' || hidesComments(view)) return undefined;
  const votes = votesOf(view.approval);
  const seats = new Set(allSeats(view.approval).map(({ id }) => id));
  return { answered: [...seats].filter((id) => votes.has(id)).length, asked: seats.size };
}
