import type { z } from 'zod';
import { budgetCheck } from '../../domain/money/budgets/check';
import { standingOf, standingOfProject, usualThresholds } from '../../domain/money/budgets/standings';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { spendingOf } from '../../domain/views/spending';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { foundIn, programmeOf } from '../http/lookups';
import { budgetPreview } from './budget-form';

type Asked = z.output<typeof budgetPreview>;

/** By its numbers alone. */
const byNumbers = ({ budget = '0', committed = '0', actual = '0', request, upTo, warn, escalate, currency }: Asked) => {
  const { warnPercent, escalatePercent } = usualThresholds;
  const question = {
    budget,
    committed,
    actual,
    request,
    currency: currency ?? 'CNY',
    warnPercent: warn ?? warnPercent,
    escalatePercent: escalate ?? escalatePercent,
    ...(upTo !== undefined && { upTo }),
  };
  return { amount: budget, committed, actual, request, currency: question.currency, ...budgetCheck(question) };
};

/** Computed and answered; nothing is started or kept. */
export const budgetPreviewEndpoint = ({ readModel }: ApiDeps): Endpoint =>
  endpoint({
    method: 'post',
    path: '/previews/budget-check',
    tag: 'Previews',
    body: budgetPreview,
    reads: ({ programme }) => programme,
    summary: 'What a request would make of a budget: whether it warns, escalates or is blocked, and what is left',
    answers: {
      200: 'Level (ok, warn, escalate, block), per cent used exactly and as people read it, what is available before and after, in words',
      404: 'No such programme, budget or project',
      422: 'What is no amount, or neither a programme nor numbers',
    },
    handle: async ({ body }) => {
      const { programme: key, budget = '', project, request } = body;
      if (key === undefined) return ok(byNumbers(body));
      const view = await programmeOf({ readModel }, key);
      const { definition } = view;
      const spending = spendingOf(view);
      const standing =
        project === undefined
          ? standingOf(definition, budget, spending, { request })
          : standingOfProject(definition, foundIn(view.projects, project, 'project'), spending, { request });
      if (!standing) throw new DomainError('not_found', noSuch(kinds.budget, budget));
      const { answer, ...rest } = standing;
      return ok({ ...rest, request, currency: definition.currency, ...answer });
    },
  });
