import { amount as amountForm } from '../../definition/text';
import { minorOf } from '../../domain/shared/amounts';
import { opened } from '../http/endpoint';
import { byOffice } from '../things/hands';
import { fileAsEvidence } from '../things/carrying-out';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { budgetIn } from './budgets';
import { budgetException } from './forms';

const ofBudget = verbsOf({
  tag: 'Budgets',
  shows: 'budgets/:budget',
  hands: byOffice((view, part) => ({ budget: budgetIn(view, part('budget')) })),
});

/** What people type in whole units, in minor units; what is no amount is refused as it stands. */
const typedAmount = (given: string, currency: string): string => {
  const typed = amountForm.safeParse(given);
  return (typed.success ? minorOf(typed.data, currency) : undefined) ?? given;
};

/** What the office asks for of a budget: that more may be used than it has. */
export const budgetVerbs = {
  'budgets/:budget/exceptions': ofBudget({
    repeats: true,
    body: budgetException,
    summary: 'Asks that more may be used than a budget has, up to an amount; the strategic groups decide',
    answers: {
      201: 'The approval that was opened',
      409: 'An exception of this budget is being decided on',
      422: 'No more than may be used already, or no reason',
    },
    takesFiles: true,
    typed: (request, { view }) =>
      readForm(budgetException, {
        upTo: typedAmount(fieldOf(request, 'exception.upTo'), view.definition.currency),
        reason: textOf(request, 'exception.reason'),
        ...fileAsEvidence(request, 'exception.shown'),
      }),
    does: ({ deps, view, budget, by, requestId }, asked) => {
      const { key, title, amount } = budget;
      const { currency } = view.definition;
      const request = { ...asked, budget: key, title, amount, currency, by };
      return deps.processes.requestBudgetException(view.key, request, requestId);
    },
    answered: ({ approval }) => opened(approval),
  }),
} satisfies Verbs;
