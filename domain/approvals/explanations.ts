import { bestDescription, whatThen } from './words';
import type { Approval, Outcome, StagePlan } from './approvals';
import { actionSentence } from './actions/words';
import { heldUntil } from './blockages';
import { onHoldSentence } from './hold-words';
import { gracePeriodOf } from './time/grace-periods';
import { currentTally, outcome } from './outcomes';
import { questionOf } from './pauses';
import { describePeriod, periodOf } from '../calendar/periods';
import { seatsOf, substitutionsOf } from './seats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Titles } from '../programme/titles';
import { heldUp, unreached } from './time/unreached';
import type { GroupKey, PartyKey, Person } from '../shared/keys';

/** One party of one group that still has to answer. */
export interface WaitsOn {
  readonly group: GroupKey;
  readonly party: PartyKey | null;
  readonly needed: number;
  readonly approvals: number;
  readonly seats: readonly {
    readonly id: string;
    readonly title: Text;
    readonly person: Person | null;
    readonly substitutes: readonly Person[];
    /** Mails to this person do not arrive. */
    readonly isUnreached: boolean;
  }[];
  readonly why: Text;
}

/** Why an approval is waiting: the one explanation that page, API, mail, Temporal details and search attributes are made from. */
export interface Explanation {
  readonly state: 'open' | Outcome;
  /** What it waits for, in words. */
  readonly sentence: Text;
  readonly waitsOn: readonly WaitsOn[];
  readonly dueAt: string;
  readonly provisional: boolean;
  /** Why the clock stands still, if it does. */
  readonly stopped?: {
    readonly because: 'hold' | 'question' | 'heldUp' | 'undelivered';
    readonly until?: string;
    readonly sentence: Text;
  };
  /** What happens if nobody acts, and who is reminded before. */
  readonly then: Text;
  readonly nextReminderAt?: string;
}

/** Explains an approval as it stands at an instant. */
export function explainApproval(
  approval: Approval,
  plan: Pick<StagePlan, 'provisional' | 'reminders'>,
  at: string,
  titles: Titles = approval.request.titles,
): Explanation {
  const stopped = whyStopped(approval, at);
  const state = outcome(approval);
  const next =
    state === 'open' ? plan.reminders.find((reminder) => Date.parse(reminder.at) > Date.parse(at)) : undefined;
  return {
    state,
    sentence: bestDescription(approval, titles),
    waitsOn: state === 'open' ? waitsOn(approval, titles) : [],
    dueAt: approval.dueAt,
    provisional: plan.provisional,
    ...(stopped && state === 'open' && { stopped }),
    then: whatThen(approval, titles),
    ...(next && { nextReminderAt: next.at }),
  };
}

function waitsOn(approval: Approval, titles: Titles): readonly WaitsOn[] {
  const seats = new Map(seatsOf(approval, approval.stage).map((seat) => [seat.id, seat]));
  const out = unreached(approval);
  return currentTally(approval, titles)
    .standings.filter(({ awaited }) => awaited.length > 0)
    .map(({ group, party, needed, approvals, awaited, why }) => ({
      group,
      party,
      needed,
      approvals,
      why,
      seats: awaited.flatMap((id) => {
        const seat = seats.get(id);
        if (!seat) return [];
        const standingIn = substitutionsOf(approval).filter(({ person }) => person === seat.holder);
        return {
          id,
          title: seat.title,
          person: seat.holder,
          substitutes: standingIn.map(({ substitute }) => substitute),
          isUnreached: seat.holder !== null && out.includes(seat.holder),
        };
      }),
    }));
}

function whyStopped(approval: Approval, at: string): Explanation['stopped'] {
  const hold = onHoldSentence(approval);
  const until = heldUntil(approval);
  if (hold) return { because: 'hold', ...(until !== undefined && { until }), sentence: hold };
  const asked = questionOf(approval, at);
  if (asked?.stoppedBy)
    return {
      because: 'question',
      until: asked.stoppedBy.pause.until,
      sentence: actionSentence(approval, asked.stoppedBy),
    };
  const held = heldUp(approval);
  if (held.length > 0) return { because: 'heldUp', sentence: heldUpSentence(approval, held) };
  const out = unreached(approval);
  return out.length === 0
    ? undefined
    : {
        because: 'undelivered',
        sentence: text(
          `发给${out.join('、')}的邮件无法送达，其时限暂停。`,
          `Mails to ${out.join(', ')} do not arrive; that clock stands still.`,
        ),
      };
}

function heldUpSentence({ request }: Approval, people: readonly Person[]): Text {
  const period = describePeriod(periodOf(gracePeriodOf(request.policy)));
  return text(
    `发给${people.join('、')}的邮件因故障尚未发出；发出后重新给予 ${period.zh}，期满前不上报、不失效。`,
    `An outage holds up the mails to ${people.join(', ')}; once they have left, a period of ${period.en} begins anew, and nothing happens before its end.`,
  );
}

/** The explanation as lines for a person, most important first. */
export const explanationLines = ({ sentence, stopped, then }: Explanation): readonly Text[] => [
  sentence,
  ...(stopped ? [stopped.sentence] : []),
  then,
];
