import type { Approval } from './approvals';
import { blockage, heldUntil } from './blockages';
import { onHoldSentence } from './hold-words';
import { awaitedSeats } from './outcomes';
import type { Programme } from '../programme/programme';
import { areLinksRevoked } from './seats';
import { whatThenForAll } from './then-for';
import { text } from '../shared/sentences';
import { unreached } from './time/unreached';
import { officersOf } from '../programme/office';
import type { ProgrammeState } from '../programme/undertakings';
import type { Awaited, WaitingView } from '../programme/awaited';
import type { ApprovalView } from './views';
import { askedTitle } from './titles';

export const whoIsAwaited = (approval: Approval): readonly Awaited[] => {
  const out = unreached(approval);
  return awaitedSeats(approval).map(({ id: seat, holder: person, title }) => ({
    person,
    seat,
    title,
    ...(person !== null && out.includes(person) && { isUnreached: true }),
    ...(person !== null && areLinksRevoked(approval, person) && { mustSignIn: true }),
  }));
};

/** On hold it waits for the offices of those parties whose seats have to be filled, and beside them for whoever may answer meanwhile. */
export const officesOf = (programme: Programme, approval: Approval): readonly Awaited[] => {
  const parties = new Set(blockage(approval).map(({ seat }) => seat.party));
  return officersOf(programme, [...parties]);
};

/** What an open approval waits for, in a programme that stands so. */
export const approvalWaits = (
  programme: Programme,
  { id, approval, plan, openedAt }: Pick<ApprovalView, 'id' | 'approval' | 'plan' | 'openedAt'>,
  state: ProgrammeState = 'running',
): WaitingView => {
  const hold = onHoldSentence(approval);
  const { zh, en } = whatThenForAll(programme, approval);
  return {
    id,
    kind: 'approval',
    what: askedTitle(approval.request),
    on: [...officesOf(programme, approval), ...whoIsAwaited(approval)],
    since: openedAt,
    dueAt: heldUntil(approval) ?? approval.dueAt,
    provisional: plan.provisional,
    ...(hold && { isOnHold: true }),
    then: hold ? text(`${hold.zh}${zh}`, `${hold.en} ${en}`) : text(zh, en),
    ...goesOnIn(state),
  };
};

/** That it outlives its programme, once that has ended. */
export const goesOnIn = (state: ProgrammeState) => (state === 'ended' ? { goesOn: true as const } : {});
