import type { DistributionHappening, Payment, Run } from './runs';

/** A run after something happened to it: the process and the read model change it alike. */
export function runAfter(run: Run, happening: DistributionHappening): Run {
  switch (happening.type) {
    case 'distribution.opened':
      return happening.opened;
    case 'distribution.recomputed': {
      const { party, by, hash, difference } = happening;
      const others = run.recomputations.filter((each) => each.party !== party);
      return {
        ...run,
        recomputations: [
          ...others,
          { party, by, ...(hash !== undefined && { hash }), ...(difference && { difference }) },
        ],
      };
    }
    case 'distribution.countersigned': {
      const { party, by, hash, on } = happening;
      return { ...run, signatures: [...run.signatures, { party, by, hash, on }] };
    }
    case 'distribution.submitted':
      return { ...run, state: 'deciding', approval: happening.approval };
    case 'distribution.refused':
      return { ...run, state: 'refused', outcome: happening.outcome };
    case 'distribution.cancelled':
      return { ...run, state: 'cancelled' };
    case 'distribution.posted': {
      const { on, at, outcome, transactions, paid } = happening;
      const corrects = run.corrects && { ...run.corrects, ...(paid && { paid }) };
      const posted = { outcome, postedOn: on, postedAt: at, posted: transactions };
      return { ...run, ...(corrects && { corrects }), state: 'posted', ...posted };
    }
    case 'distribution.due':
      return { ...run, dueOn: happening.dueOn, dueAt: happening.dueAt };
    case 'distribution.held':
      return withPosted({ ...run, holds: [...run.holds, happening.hold], held: run.held + 1 }, happening.transaction);
    case 'distribution.released':
      return withPosted(
        { ...run, holds: run.holds.filter(({ key }) => key !== happening.hold), let: run.let + 1 },
        happening.transaction,
      );
    case 'distribution.ownCostsFiled':
      return { ...run, ownCosts: [...(run.ownCosts ?? []), happening.costs] };
    case 'distribution.paid':
      return { ...run, payments: [...run.payments, happening.payment], reported: run.reported + 1 };
    case 'distribution.confirmed': {
      const { payment, by, on } = happening;
      return changed(run, payment, (each) => ({ ...each, confirmed: { by, on } }));
    }
    case 'distribution.notReceived':
      return { ...run, payments: run.payments.filter(({ key }) => key !== happening.payment) };
    case 'distribution.overdue':
      return { ...run, isOverdue: true };
    case 'distribution.escalated':
      return { ...run, isEscalated: true };
    case 'distribution.correcting':
      return { ...run, replacedBy: happening.replacedBy };
    case 'distribution.kept': {
      const { replacedBy: _, ...rest } = run;
      return rest;
    }
    case 'distribution.replaced':
      return { ...run, state: 'replaced', replacedBy: happening.replacedBy };
    case 'distribution.settled':
      return { ...run, state: 'settled' };
  }
}

const withPosted = (run: Run, transaction: Run['posted'][number] | undefined): Run =>
  transaction ? { ...run, posted: [...run.posted, transaction] } : run;

const changed = (run: Run, key: string, change: (payment: Payment) => Payment): Run => ({
  ...run,
  payments: run.payments.map((each) => (each.key === key ? change(each) : each)),
});
