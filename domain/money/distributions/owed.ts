import { sumOf, type Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { dueTo, released, type Held } from './holds';
import type { Run } from './runs';

/** All that is held of a run at present. */
export const heldOf = ({ holds }: Pick<Run, 'holds'>): Held => ({
  lines: [...new Set(holds.flatMap(({ lines }) => lines))],
  amount: String(sumOf(holds.map(({ amount }) => amount))),
});

type Shared = Pick<Run, 'computed' | 'holds' | 'payees' | 'roundingPartner'>;

/** What each payee gets of a run (negative: bears) with what is held at present, counted from the beginning. */
export const dueOf = (run: Shared): Readonly<Record<PartyKey, Minor>> =>
  dueTo(run.computed, released(run.computed, heldOf(run), run.roundingPartner), run.payees);

/** A sum that one party still has to pay another, in minor units. */
export interface Debt {
  readonly from: PartyKey;
  readonly to: PartyKey;
  readonly amount: Minor;
}

/** What a payee was paid by some payments, with what was paid of the run that this one corrects; negative what it paid. */
const paidBy = ({ corrects }: Pick<Run, 'corrects'>, payments: Run['payments'], payee: PartyKey): bigint =>
  BigInt(corrects?.paid?.[payee] ?? '0') +
  sumOf(payments.filter(({ to }) => to === payee).map(({ amount }) => amount)) -
  sumOf(payments.filter(({ from }) => from === payee).map(({ amount }) => amount));

/** Those who are paid by the payer, or pay it. */
const othersThanPayer = ({ payees, payer }: Pick<Run, 'payees' | 'payer'>) => payees.filter((payee) => payee !== payer);

/**
 * Who still has to pay whom how much: the payer pays what payees get, and takes in what they bear. What was paid of the
 * run that this one corrects counts, and so does what was reported and is not confirmed yet where `reported` says so.
 */
export function debtsOf(run: Run, { reported = true }: { readonly reported?: boolean } = {}): readonly Debt[] {
  const { payer } = run;
  const due = dueOf(run);
  const counted = run.payments.filter(({ confirmed }) => reported || confirmed);
  return othersThanPayer(run).flatMap((payee): readonly Debt[] => {
    const open = BigInt(due[payee] ?? '0') - paidBy(run, counted, payee);
    if (open === 0n) return [];
    return open > 0n
      ? [{ from: payer, to: payee, amount: String(open) }]
      : [{ from: payee, to: payer, amount: String(-open) }];
  });
}

/** What each payee was paid in all and confirmed, with what was paid of the run that it corrects; negative what they paid. */
export function paidOf(run: Run): Readonly<Record<PartyKey, Minor>> {
  const confirmed = run.payments.filter((payment) => payment.confirmed);
  return Object.fromEntries(othersThanPayer(run).map((payee) => [payee, String(paidBy(run, confirmed, payee))]));
}

/** Whether all is paid, confirmed and nothing is held: then a posted run is settled. */
export const isAllPaid = (run: Run): boolean =>
  run.state === 'posted' && run.holds.length === 0 && debtsOf(run, { reported: false }).length === 0;
