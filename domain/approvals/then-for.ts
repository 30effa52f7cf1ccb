import type { Approval } from './approvals';
import { seatsAskedOf } from './asked-seats';
import { isOnHold } from './blockages';
import { awaitedSeats, outcome } from './outcomes';
import { reachedBy } from './time/addressees';
import { nextStep } from './time/escalations';
import { endingThen, escalationSentence, whatThen } from './words';
import type { EscalationStep } from '../programme/policies';
import type { Programme } from '../programme/programme';
import { addresseeTitle, titlesOf, type Titles } from '../programme/titles';
import type { Person } from '../shared/keys';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What comes after something else, as the rest of a sentence that has said what comes first. */
const after = (then: Text): Text =>
  text(then.zh.replace('到期未', '仍未'), then.en.replace(/^Without a decision by then,? /, ''));

/** That a step reaches the reader, and what comes after it. */
const afterYou = (then: Text): Text =>
  text(
    `到期未形成决定的，将再次提醒您本人；此后${after(then).zh}`,
    `Without a decision by then you are asked once more; after that, ${after(then).en}`,
  );

/** That a step tells whoever has answered already and is asked nothing any more, and what comes after it. */
const afterTold = (then: Text): Text =>
  text(
    `到期未形成决定的，将告知您本人，无须您表决；此后${after(then).zh}`,
    `Without a decision by then you are told, with nothing left to answer; after that, ${after(then).en}`,
  );

/** The same of everybody who is asked, where the step reaches nobody else. */
const afterThem = (then: Text): Text =>
  text(
    `到期未形成决定的，将再次提醒待办人；此后${after(then).zh}`,
    `Without a decision by then they are asked once more; after that, ${after(then).en}`,
  );

/** The same where a step reaches some of those who are asked, and is news of the others. */
const besidesThem = (step: Text, then: Text): Text =>
  text(
    `${step.zh.replace(/。$/, '')}，其中本人尚未表决的，再次提醒；此后${after(then).zh}`,
    `${step.en.replace(/\.$/, '')}; whoever of them has not answered is asked once more; after that, ${after(then).en}`,
  );

/** What a step does, as those hear of it who look at all seats at once: there may be several groups, each with a chair. */
const sentenceOf = (approval: Approval, titles: Titles, { does, to }: EscalationStep): Text => {
  const groups = new Set(awaitedSeats(approval).map(({ group }) => group));
  return escalationSentence(
    does,
    to === 'groupChair' && groups.size > 1
      ? text('各组主席', 'the chairs of their groups')
      : addresseeTitle(titles, to),
  );
};

/**
 * What happens if nobody acts, as it is said to one person: a step that reaches themselves is no going up for them, so the step after it
 * is named, or how it ends; whoever has answered is told, never reminded. Source: docs/rules/approval-time.md, "Escalation".
 */
export function whatThenFor(programme: Programme, approval: Approval, person: Person): Text {
  const next = nextStep(approval);
  if (!next || outcome(approval) !== 'open' || isOnHold(approval)) return whatThen(approval);
  const reaches = (step: typeof next.step) => reachedBy(programme, approval, step).to.includes(person);
  if (!reaches(next.step)) return whatThen(approval);
  const above = approval.request.policy.escalation.slice(next.index + 1).find((step) => !reaches(step));
  const { titles } = approval.request;
  const isAsked = seatsAskedOf(approval, person).length > 0;
  if (!isAsked && next.step.does !== 'notify') return whatThen(approval);
  return (isAsked ? afterYou : afterTold)(
    above ? escalationSentence(above.does, addresseeTitle(titles, above.to)) : endingThen(approval),
  );
}

/**
 * The same as it is said of everybody who is asked: a step that reaches only them is no going up, one that reaches some of them is a
 * reminder to these, and the first step that reaches somebody else is named, or how it ends.
 */
export function whatThenForAll(programme: Programme, approval: Approval): Text {
  const titles = titlesOf(programme);
  const next = nextStep(approval);
  if (!next || outcome(approval) !== 'open' || isOnHold(approval)) return whatThen(approval, titles);
  const asked = new Set(awaitedSeats(approval).flatMap(({ holder }) => holder ?? []));
  const reached = new Set(reachedBy(programme, approval, next.step).to);
  const step = sentenceOf(approval, titles, next.step);
  if (![...reached].some((person) => asked.has(person))) return step;
  const isNews = (each: EscalationStep) =>
    reachedBy(programme, approval, each).to.some((person) => !asked.has(person) && !reached.has(person));
  const above = approval.request.policy.escalation.slice(next.index + 1).find(isNews);
  const then = above ? sentenceOf(approval, titles, above) : endingThen(approval);
  return [...asked].every((person) => reached.has(person)) && reached.size === asked.size
    ? afterThem(then)
    : besidesThem(step, then);
}
