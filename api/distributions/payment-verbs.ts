import { confirmPaymentUpdate, denyPaymentUpdate, payUpdate } from '../../contracts/distribution';
import type { Run } from '../../domain/money/distributions/runs';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { minorIn } from '../http/amounts';
import { created } from '../http/endpoint';
import type { Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { assertActsFor, ofParty } from './acting';
import { confirmation, denial, payment } from './forms';
import { paidIn } from './typed';

const paymentIn = ({ payments }: Run, key: string) => {
  const payment = payments.find((each) => each.key === key);
  if (!payment) throw new DomainError('not_found', noSuch(kinds.payment, key));
  return payment;
};

/** What is paid of a run, and whether it was received. */
export const paymentVerbs = {
  'distributions/:distribution/payments': ofParty({
    starts: true,
    body: payment,
    summary: 'Reports a payment that a party made of what it owes; the receiver confirms it',
    answers: { 201: 'The number of the payment', 409: 'The run is not posted', 422: 'More than is open' },
    takesFiles: true,
    typed: paidIn,
    does: (one, { from = one.party, to, amount, on, evidence }) => {
      assertActsFor(one, from);
      const { deps, view, process, run, by, requestId } = one;
      const today = todayFor(view.definition, deps.now().toISOString());
      assertHappened('distribution.paidOn', on, { field: 'on', today, after: run.postedOn });
      return deps.processes.ask(process, payUpdate, requestId, {
        from,
        to,
        amount: minorIn(amount, run.currency, 'amount'),
        on,
        by,
        evidence: [...evidence],
      });
    },
    answered: ({ payment: number }, { run }) => created({ distribution: run.key, payment: number }),
  }),
  'distributions/:distribution/confirmations': ofParty({
    starts: true,
    body: confirmation,
    summary: 'Confirms that a payment was received',
    answers: { 201: 'It is confirmed', 404: 'No such payment', 409: 'It was confirmed' },
    typed: (request) => readForm(confirmation, { payment: fieldOf(request, 'payment') }),
    does: (one, { payment: number }) => {
      assertActsFor(one, paymentIn(one.run, number).to);
      const { deps, process, by, requestId } = one;
      return deps.processes.ask(process, confirmPaymentUpdate, requestId, { payment: number, by });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
  'distributions/:distribution/denials': ofParty({
    starts: true,
    body: denial,
    summary: 'Says that a payment that was reported was not received, with a reason; what is owed is open again',
    answers: { 201: 'It is open again', 404: 'No such payment', 409: 'It was confirmed' },
    typed: (request) =>
      readForm(denial, { payment: fieldOf(request, 'payment'), reason: textOf(request, 'denial.reason') }),
    does: (one, { payment: number, reason }) => {
      assertActsFor(one, paymentIn(one.run, number).to);
      const { deps, process, by, requestId } = one;
      return deps.processes.ask(process, denyPaymentUpdate, requestId, { payment: number, by, reason });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
} satisfies Verbs;
