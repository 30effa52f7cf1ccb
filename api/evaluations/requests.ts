import { specialEvaluation, specialPeriod } from '../../contracts/beginnings';
import { assertMayAsk, requestedCause } from '../../domain/evaluations/requests';
import { decidingParties, officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { PartyKey } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import type { Partner } from '../access/partners';
import type { ApiDeps } from '../http/deps';
import { untilVisible } from '../http/visible';

/** For which party somebody asks: their own; the office for either. Throws `invalid_input`, `forbidden`. */
function partyAsking(definition: Programme, { by, party }: Partner, named: PartyKey | undefined): PartyKey {
  if (named === undefined || named === party) return party;
  if (!decidingParties(definition).some(({ key }) => key === named))
    throw new DomainError('invalid_input', noSuch(kinds.party, named), { field: 'party' });
  if (officePeople(definition).includes(by)) return named;
  throw new DomainError(
    'forbidden',
    text('代另一方要求评估的，只能是服务办公室。', 'Only the office asks for the other party.'),
    { field: 'party' },
  );
}

interface Asked {
  readonly why: string;
  readonly party?: PartyKey | undefined;
}

/** Opens the special evaluation that a party asks for, alike from page and API. Throws `not_on_request`, `requested_this_quarter`. */
export async function requestEvaluation(
  { processes, readModel, now }: Pick<ApiDeps, 'processes' | 'readModel' | 'now'>,
  view: ProgrammeView,
  { why, party: named }: Asked,
  partner: Partner,
  requestId: string,
): Promise<{ readonly evaluation: string; readonly period: string }> {
  const { definition } = view;
  const on = todayFor(definition, now().toISOString());
  const request = { why, by: partner.by, party: partyAsking(definition, partner, named), on };
  assertMayAsk(view, request);
  const cause = requestedCause(definition, request);
  const process = specialEvaluation(view, cause);
  await processes.start(process, requestId);
  await untilVisible(async () => (await readModel.head(view.key))?.evaluations.some(({ key }) => key === process.id));
  return { evaluation: process.id, period: specialPeriod(cause) };
}
