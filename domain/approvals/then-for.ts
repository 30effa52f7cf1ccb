import type { Approval } from './approvals';
import { isOnHold } from './blockages';
import { outcome } from './outcomes';
import { reachedBy } from './time/addressees';
import { nextStep } from './time/escalations';
import { endingThen, escalationSentence, whatThen } from './words';
import type { Programme } from '../programme/programme';
import { addresseeTitle } from '../programme/titles';
import type { Person } from '../shared/keys';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** That a step reaches the reader, and what comes after it. */
const afterYou = (then: Text): Text =>
  text(
    `到期未形成决定的，将再次提醒您本人；此后${then.zh.replace('到期未', '仍未')}`,
    `Without a decision by then you are asked once more; after that, ${then.en.replace(/^Without a decision by then,? /, '')}`,
  );

/**
 * What happens if nobody acts, as it is said to one person: a step that reaches themselves is no going up for them, so the step after it
 * is named, or how it ends. Source: docs/rules/approval-time.md, "Escalation".
 */
export function whatThenFor(programme: Programme, approval: Approval, person: Person): Text {
  const next = nextStep(approval);
  if (!next || outcome(approval) !== 'open' || isOnHold(approval)) return whatThen(approval);
  const reaches = (step: typeof next.step) => reachedBy(programme, approval, step).to.includes(person);
  if (!reaches(next.step)) return whatThen(approval);
  const above = approval.request.policy.escalation.slice(next.index + 1).find((step) => !reaches(step));
  const { titles } = approval.request;
  return afterYou(above ? escalationSentence(above.does, addresseeTitle(titles, above.to)) : endingThen(approval));
}
