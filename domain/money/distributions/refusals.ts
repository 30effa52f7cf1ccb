import { chineseDay, englishDay } from '../../calendar/said-days';
import type { LocalDate } from '../../calendar/dates';
import { amountText } from '../../shared/amounts';
import { DomainError } from '../../shared/errors';
import { runStates } from './sentences';
import { kinds } from '../../shared/kinds';
import type { PartyKey, Person } from '../../shared/keys';
import { refused, standsAs, noSuch } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { isBlank } from '../../shared/text';
import { released } from './holds';
import { debtsOf, heldOf } from './owed';
import type { Hold, Payment, Run } from './runs';

const assertState = (run: Run, ...states: readonly Run['state'][]): void => {
  if (!states.includes(run.state))
    throw new DomainError('distribution_state', standsAs(kinds.distribution, runStates[run.state]), {
      state: run.state,
    });
};

const assertSaid = (field: string, said: string): void => {
  if (isBlank(said)) throw new DomainError('comment_required', undefined, { field });
};

export interface Signing {
  readonly party: PartyKey;
  readonly hash: string;
}

/**
 * A party signs the hash that is computed here, once, and not while its own recomputation differs. Throws
 * `distribution_state`, `content_changed`, `already_signed`, or `invalid_input` with the line that differs.
 */
export function assertMaySign(run: Run, { party, hash }: Signing): void {
  assertState(run, 'signing');
  if (hash !== run.hash) throw new DomainError('content_changed', undefined, { field: 'hash' });
  if (!run.signing.includes(party)) throw new DomainError('forbidden');
  if (run.signatures.some((signature) => signature.party === party)) throw new DomainError('already_signed');
  const own = run.recomputations.find((each) => each.party === party);
  if (own?.difference)
    throw refused(
      'invalid_input',
      text(
        `本方复算结果不一致，首个不同的明细为 ${own.difference.line}；请先核对。`,
        `Your own recomputation differs, first at line ${own.difference.line}; settle that first.`,
      ),
      { field: 'hash', line: own.difference.line },
    );
}

/** A recomputation is handed in before everybody has signed. Throws `distribution_state`. */
export const assertMayRecompute = (run: Run): void => assertState(run, 'signing');

/** Own costs are filed while a run is under way. Throws `distribution_state`. */
export const assertMayFileCosts = (run: Run): void => assertState(run, 'signing', 'deciding', 'posted');

/** The office takes a run back before the group decides on it, with a reason. Throws `distribution_state` or `comment_required`. */
export function assertMayCancelRun(run: Run, { reason }: { readonly reason: string }): void {
  assertState(run, 'signing');
  assertSaid('reason', reason);
}

/**
 * Lines or an amount are held back, with a reason, before they are paid: what was paid or reported can't be held any more.
 * Throws `distribution_state`, `comment_required` or `invalid_input`.
 */
export function assertMayHold(run: Run, hold: Hold): void {
  assertState(run, 'signing', 'deciding', 'posted');
  assertNotReplaced(run);
  assertSaid('reason', hold.reason);
  if (hold.lines.length === 0 && hold.amount === '0')
    throw refused('invalid_input', text('请写明暂扣的明细或金额。', 'Say which lines or which amount.'), {
      field: 'amount',
    });
  const after: Run = { ...run, holds: [...run.holds, hold] };
  released(after.computed, heldOf(after), after.roundingPartner);
  const over = run.state === 'posted' ? overpaid(after) : undefined;
  if (over !== undefined)
    throw refused(
      'invalid_input',
      text('已经付给收款方的金额不能再暂扣。', 'What a payee was paid can no longer be held.'),
      { field: 'amount' },
    );
}

/** Somebody who would owe the payer something back, if what is held were held. */
const overpaid = (run: Run): PartyKey | undefined =>
  debtsOf(run).find(({ from, to }) => to === run.payer && BigInt(run.computed.totals[from] ?? '0') > 0n)?.from;

/** Whoever held something, or the office, lets it go, with a reason. Throws `not_found`, `forbidden`, `distribution_state` or `comment_required`. */
export function assertMayRelease(
  run: Run,
  {
    hold: key,
    party,
    isOffice,
    reason,
  }: { readonly hold: string; readonly party: PartyKey; readonly isOffice: boolean; readonly reason: string },
): void {
  assertState(run, 'signing', 'deciding', 'posted');
  assertNotReplaced(run);
  const hold = run.holds.find((each) => each.key === key);
  if (!hold) throw new DomainError('not_found', noSuch(kinds.hold, key));
  if (hold.party !== party && !(isOffice && !hold.isDispute)) throw new DomainError('forbidden');
  assertSaid('reason', reason);
}

/** While a run is corrected no money moves by it. Throws `distribution_state`. */
function assertNotReplaced({ replacedBy }: Run): void {
  if (replacedBy !== undefined)
    throw refused(
      'distribution_state',
      text(`该批次正由 ${replacedBy} 更正。`, `The run is being corrected by ${replacedBy}.`),
      { replacedBy },
    );
}

/**
 * The debtor reports what it paid: of a posted run, not more than is open, on a day that has come. Throws
 * `distribution_state` or `invalid_input`.
 */
export function assertMayPay(run: Run, payment: Omit<Payment, 'key'>, today: LocalDate): void {
  assertState(run, 'posted');
  assertNotReplaced(run);
  const debt = debtsOf(run).find(({ from, to }) => from === payment.from && to === payment.to);
  if (!debt)
    throw refused('invalid_input', text('付款方对该收款方没有待付款项。', 'The payer owes this payee nothing.'), {
      field: 'to',
    });
  if (BigInt(payment.amount) <= 0n || BigInt(payment.amount) > BigInt(debt.amount)) {
    const most = amountText(debt.amount, run.currency);
    throw refused('invalid_input', text(`待付金额为 ${most}。`, `What is open is ${most}.`), { field: 'amount' });
  }
  if (payment.on > today)
    throw refused(
      'invalid_input',
      text(`${chineseDay(payment.on)}尚未到来。`, `${englishDay(payment.on)} has not come yet.`),
      {
        field: 'on',
      },
    );
}

/** The receiver confirms a payment that was reported, or says that it did not come. Throws `not_found`, `distribution_state`. */
export function assertMayAnswerPayment(run: Run, key: string): Payment {
  assertState(run, 'posted');
  const payment = run.payments.find((each) => each.key === key);
  if (!payment) throw new DomainError('not_found', noSuch(kinds.payment, key));
  if (payment.confirmed)
    throw new DomainError('distribution_state', text('该笔付款已经确认。', 'The payment is confirmed.'), {
      state: 'confirmed',
    });
  return payment;
}

/** A posted run is computed anew, with a reason, when no payment waits to be confirmed and no other run takes its place. Throws `distribution_state`, `comment_required`. */
export function assertMayCorrect(run: Run, { reason }: { readonly reason: string }): void {
  assertState(run, 'posted', 'settled');
  assertNotReplaced(run);
  if (run.payments.some(({ confirmed }) => !confirmed))
    throw refused(
      'distribution_state',
      text('尚有付款待确认，确认后方可更正。', 'A payment waits to be confirmed; correct it afterwards.'),
    );
  assertSaid('reason', reason);
}

/** Whoever acts for a party in a run. */
export interface Hand {
  readonly by: Person;
  readonly party: PartyKey;
}
