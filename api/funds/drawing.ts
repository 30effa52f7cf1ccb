import type { z } from 'zod';
import { drawId } from '../../contracts/fund-draw';
import { requestDraw, type DrawRequest } from '../../contracts/fund';
import type { Evidence } from '../../domain/approvals/approvals';
import { drawFacts } from '../../domain/money/funds/blocks';
import type { Draw } from '../../domain/money/funds/draws';
import { assertFund } from '../../domain/money/funds/refusals';
import { termsFor } from '../../domain/money/funds/terms';
import { titleIn } from '../../domain/programme/titles';
import { DomainError } from '../../domain/shared/errors';
import type { Text } from '../../domain/shared/text';
import { text } from '../../domain/shared/sentences';
import { noSuch } from '../../domain/shared/reasons';
import { type Kind, kinds } from '../../domain/shared/kinds';
import type { ProgrammeView } from '../../domain/views/views';
import { exceptionsIn } from '../../domain/views/budgets';
import { spendingOf } from '../../domain/views/spending';
import type { Services } from '../../infra/services';
import type { Partner } from '../access/partners';
import type { draw as drawForm } from './forms';
import { untilVisible } from '../http/visible';
import { askFund, begunFund, fundIn } from './funds';

/** What is asked for, as either door says it. */
export interface DrawGiven extends Readonly<Omit<z.output<typeof drawForm>, 'by' | 'evidence'>> {
  readonly evidence: readonly Evidence[];
}

/** Throws `invalid_input` at the field that names what there is not. */
const assertKnown = (all: object, key: string | undefined, field: string, kind: Kind): void => {
  if (key !== undefined && !Object.hasOwn(all, key))
    throw new DomainError('invalid_input', noSuch(kinds[kind], key), { field });
};

const otherFund = ({ budgets }: ProgrammeView['definition'], budget: string): Text => {
  const { zh, en } = titleIn(budgets, budget);
  return text(`预算“${zh}”属于另一笔资金。`, `The budget "${en}" is of another fund.`);
};

/** A draw as it is put to its fund, with what the programme knows that may block it. Throws `invalid_input`, or `fund_state` of the fund to which it goes. */
export function drawRequest(view: ProgrammeView, fund: string, given: DrawGiven, { by, party }: Partner): DrawRequest {
  const { definition, projects, risks } = view;
  const { book } = fundIn(view, fund);
  const { payer = party, emergency, project: of, budget, ...rest } = given;
  assertKnown(definition.parties, payer, 'payer', 'party');
  assertKnown(definition.parties, rest.payee, 'payee', 'party');
  assertKnown(definition.funds, rest.target, 'target', 'fund');
  if (rest.target === fund)
    throw new DomainError('invalid_input', text('不能划转到同一笔资金。', 'A transfer goes to another fund.'), {
      field: 'target',
    });
  if (rest.target !== undefined) assertFund(fundIn(view, rest.target).book, (state) => state !== 'closed');
  assertKnown(definition.budgets, budget, 'budget', 'budget');
  if (budget !== undefined && definition.budgets[budget]?.fund !== fund)
    throw new DomainError('invalid_input', otherFund(definition, budget), { field: 'budget' });
  const project = of === undefined ? undefined : projects.find(({ key }) => key === of);
  if (of !== undefined && !project)
    throw new DomainError('invalid_input', noSuch(kinds.project, of), { field: 'project' });
  const known = { programme: definition, spending: spendingOf(view), exceptions: exceptionsIn(view), book };
  const terms = rest.kind === 'payment' ? termsFor(known, { amount: rest.amount, budget, project }) : { budgets: [] };
  return {
    asked: {
      ...rest,
      ...terms,
      payer,
      by,
      party,
      ...(of !== undefined && { project: of }),
      ...(emergency && { emergency }),
    },
    facts: drawFacts(risks, project, (key) => titleIn(definition.agreements, key)),
  };
}

/** Asks for a draw, alike from page and API: its money is reserved with the answer. Throws what `assertMayDraw` throws. */
export async function askForDraw(
  services: Pick<Services, 'processes'> & { readonly ledger: Pick<Services['ledger'], 'entriesOf'> },
  view: ProgrammeView,
  { fund, ...given }: DrawGiven & { readonly fund: string },
  partner: Partner,
  requestId: string,
): Promise<Draw> {
  const request = drawRequest(view, fund, given, partner);
  // The fund to which it goes hears when it arrives.
  if (request.asked.target !== undefined) await begunFund(services, view, request.asked.target);
  const { draw } = await askFund(services, view, fund, requestDraw, requestId, request);
  // Its process begins right after; nobody is to find that it is not there.
  await untilVisible(async () => (await services.ledger.entriesOf(drawId(view.key, draw.key))).length > 0);
  return draw;
}
