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

/**
 * Who still has to pay whom how much: the payer pays what payees get, and takes in what they bear. What was paid of the
 * run that this one corrects counts, and so does what was reported and is not confirmed yet where `reported` says so.
 */
export function debtsOf(run: Run, { reported = true }: { readonly reported?: boolean } = {}): readonly Debt[] {
  const { payer, payees, corrects, payments } = run;
  const due = dueOf(run);
  const counted = payments.filter(({ confirmed }) => reported || confirmed);
  return payees.flatMap((payee): readonly Debt[] => {
    if (payee === payer) return [];
    const paid =
      BigInt(corrects?.paid?.[payee] ?? '0') +
      sumOf(counted.filter(({ to }) => to === payee).map(({ amount }) => amount)) -
      sumOf(counted.filter(({ from }) => from === payee).map(({ amount }) => amount));
    const open = BigInt(due[payee] ?? '0') - paid;
    if (open === 0n) return [];
    return open > 0n
      ? [{ from: payer, to: payee, amount: String(open) }]
      : [{ from: payee, to: payer, amount: String(-open) }];
  });
}

/** What each payee was paid in all and confirmed, with what was paid of the run that it corrects; negative what they paid. */
export const paidOf = ({ payees, payer, payments, corrects }: Run): Readonly<Record<PartyKey, Minor>> =>
  Object.fromEntries(
    payees.flatMap((payee) => {
      if (payee === payer) return [];
      const own = payments.filter(({ confirmed }) => confirmed);
      const paid =
        BigInt(corrects?.paid?.[payee] ?? '0') +
        sumOf(own.filter(({ to }) => to === payee).map(({ amount }) => amount)) -
        sumOf(own.filter(({ from }) => from === payee).map(({ amount }) => amount));
      return [[payee, String(paid)]];
    }),
  );

/** Whether all is paid, confirmed and nothing is held: then a posted run is settled. */
export const isAllPaid = (run: Run): boolean =>
  run.state === 'posted' && run.holds.length === 0 && debtsOf(run, { reported: false }).length === 0;
