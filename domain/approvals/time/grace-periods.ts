import type { Approval } from '../approvals';
import type { Policy, Within } from '../../programme/policies';
import { expected } from './unreached';
import { epochOf, type Instant } from '../../calendar/zones';
import type { Person } from '../../shared/keys';

/** In whose name a deadline is counted anew after an outage. */
export const POST = 'system:post';

/** A mail or a reminder that leaves within so long is no outage: neither the mail server's pace nor a worker that starts anew is one. */
const PROMPT_MS = 15 * 60_000;

/**
 * How long people have anew once mails that were held up have reached them: what the policy says, else one working day,
 * the least that any new deadline leaves. Files of programmes call it their `noticePeriod`. Source: docs/rules/approval-time.md, "After an outage".
 */
export const gracePeriodOf = ({
  noticePeriod: gracePeriod = { workingDays: 1 },
}: Pick<Policy, 'noticePeriod'>): Within => gracePeriod;

/** Whether what was due at an instant has still not come about so long after it that something was down meanwhile. */
export const isHeldUp = (due: Instant, at: Instant): boolean => epochOf(at) - epochOf(due) > PROMPT_MS;

/** A mail that asks somebody to answer: when it was called for, and when it left; one that has not left yet has no `leftAt`. */
export interface AskingMail {
  readonly to: Person;
  readonly askedAt: Instant;
  readonly leftAt?: Instant;
}

/** Who was not warned of a deadline: their mail still waits, or an outage let it leave too late to act on. */
export interface Unwarned {
  readonly waiting: readonly Person[];
  readonly late: readonly Person[];
}

/**
 * Judges, once a deadline has come (`at`), whether everybody who is expected to act was warned of it. `warnBy` lies a
 * grace period before the deadline: what was held up and left after it was too late.
 * Source: docs/rules/approval-time.md, "After an outage".
 */
export function unwarned(
  approval: Approval,
  mails: readonly AskingMail[],
  { at, warnBy }: { readonly at: Instant; readonly warnBy: Instant },
): Unwarned {
  const people = expected(approval);
  const heldUp = mails.filter(({ to, askedAt, leftAt = at }) => people.includes(to) && isHeldUp(askedAt, leftAt));
  const waiting = new Set(heldUp.flatMap(({ to, leftAt }) => (leftAt === undefined ? [to] : [])));
  const late = heldUp.flatMap(({ to, leftAt }) =>
    leftAt !== undefined && !waiting.has(to) && epochOf(leftAt) > epochOf(warnBy) ? [to] : [],
  );
  return { waiting: [...waiting], late: [...new Set(late)] };
}
