import { isOwing, outstandingOf, type CallDue, type FundCall } from './calls';
import type { Draw } from './draws';
import type { FundBook, FundHappening } from './funds';
import type { FundRules } from './rules';

/** The next thing that happens of itself, and when (ISO). */
export interface Turn {
  readonly at: string;
  readonly why: string;
}

const earliest = (turns: readonly Turn[]): Turn | undefined =>
  turns.reduce<Turn | undefined>(
    (first, turn) => (first && Date.parse(first.at) <= Date.parse(turn.at) ? first : turn),
    undefined,
  );

/** What a party owes of a call, with the clock by which it does. */
export interface OpenDue {
  readonly call: FundCall;
  readonly due: CallDue & { readonly clock: NonNullable<CallDue['clock']> };
}

export const openDues = ({ calls }: Pick<FundBook, 'calls'>): readonly OpenDue[] =>
  calls.flatMap((call) =>
    call.dues.flatMap((due) => (due.clock && isOwing(due) ? [{ call, due: { ...due, clock: due.clock } }] : [])),
  );

const escalates = (late: FundRules['late']): boolean => late !== 'remind';

/** What happens by itself to what a party owes. */
export type LateStep = Extract<FundHappening['type'], 'fund.callReminded' | 'fund.callLate' | 'fund.callEscalated'>;

/** The happening that is due of what a party owes by now, if any. Whoever hears of it is found then. */
export function dueNow({ due }: OpenDue, { late }: Pick<FundRules, 'late'>, now: string): LateStep | undefined {
  const { clock, isReminded, isLate, isEscalated } = due;
  const isPast = (at: string) => Date.parse(now) >= Date.parse(at);
  if (!isLate && isPast(clock.dueAt)) return 'fund.callLate';
  if (!isLate && !isReminded && isPast(clock.remindAt)) return 'fund.callReminded';
  return isLate && !isEscalated && escalates(late) && isPast(clock.escalateAt) ? 'fund.callEscalated' : undefined;
}

/** What a party still owes of it, in minor units as text. */
export const stillOwed = ({ due }: OpenDue): string => outstandingOf(due).toString();

/** When something of the calls of a fund happens by itself next. */
export const nextFundTurn = (book: FundBook, { late }: Pick<FundRules, 'late'>): Turn | undefined =>
  earliest(
    openDues(book).flatMap(({ due: { clock, isReminded, isLate, isEscalated } }): readonly Turn[] => {
      if (!isLate) return [{ at: isReminded ? clock.dueAt : clock.remindAt, why: 'what was called' }];
      return !isEscalated && escalates(late) ? [{ at: clock.escalateAt, why: 'what is late' }] : [];
    }),
  );

/** When something of what is owed back happens by itself next. */
export const nextDrawTurn = ({ state, repayment }: Draw): Turn | undefined => {
  if (state !== 'repayable' || !repayment?.clock || repayment.isLate) return undefined;
  const { clock, isReminded } = repayment;
  return { at: isReminded ? clock.dueAt : clock.remindAt, why: 'what is owed back' };
};
