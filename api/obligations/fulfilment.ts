import { parseObligationId } from '../../contracts/obligation';
import { assertMoneySettled } from '../../domain/views/exit-money';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { assertMayFulfil, mayFulfil, type Fulfilment } from '../../domain/obligations/obligations';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import type { Person } from '../../domain/shared/keys';

interface Said {
  readonly obligation: string;
  readonly evidence: string;
  readonly by: Person;
  readonly at: string;
}

/**
 * Records that a condition was met, alike from page and API. Throws `not_found`, `forbidden` for whoever is neither its owner nor of
 * the office, `obligation_fulfilled`, `comment_required` where nothing shows it, or `money_open` for the last step of an exit.
 */
export async function fulfilObligation(
  { processes }: Pick<Services, 'processes'>,
  view: ProgrammeView,
  { obligation: key, evidence, by, at }: Said,
  requestId: string,
): Promise<Fulfilment> {
  const obligation = view.obligations.find((each) => each.key === key);
  if (!obligation) throw new DomainError('not_found', noSuch(kinds.obligation, key));
  if (!mayFulfil(obligation, view.definition, by)) throw new DomainError('forbidden');
  const met = { evidence, by, at };
  assertMayFulfil(obligation, met);
  assertMoneySettled(view, key, (each) => parseObligationId(each)?.kind === 'exit');
  await processes.fulfil(key, met, requestId);
  return met;
}
