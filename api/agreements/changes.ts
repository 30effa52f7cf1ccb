import { assertDaysTold } from '../../domain/agreements/days';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { zoneOf } from '../../domain/programme/parties';
import { todayFor } from '../../domain/programme/told-days';
import { undertakingOf } from '../../domain/agreements/undertakings';
import { assertMayUndertake } from '../../domain/programme/undertakings';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { agreementChanges, type Change, type ChangeName } from './change-kinds';
import type { Person } from '../../domain/shared/keys';

interface Asked {
  readonly agreement: string;
  readonly verb: ChangeName;
  /** What was typed or sent, by field. */
  readonly given: unknown;
  readonly by: Person;
}

/** The party in whose zone the days of a verb are told. */
const partyTelling = (change: AgreementVerb) => {
  if (change.type === 'agreement.noticed') return change.notice.from;
  return change.type === 'agreement.corrected' && change.correction.of === 'signature'
    ? change.correction.party
    : undefined;
};

/**
 * Carries out a verb of the office on an agreement, alike from page and API. Throws `not_found`, and what the domain's
 * `assertMayChange` throws.
 */
export async function changeAgreement(
  { processes, planner, now }: Pick<Services, 'processes' | 'planner'> & { readonly now: () => Date },
  { key, definition, agreements, state }: ProgrammeView,
  { agreement: name, verb, given, by }: Asked,
  requestId: string,
) {
  const agreement = definition.agreements[name];
  const view = agreements.find((each) => each.key === name);
  if (!agreement || !view) throw new DomainError('not_found', noSuch(kinds.agreement, name));
  const { made }: Change = agreementChanges[verb];
  const term = view.term ?? 1;
  const change = await made(given, { definition, agreement, term, planner, by, now: now() });
  assertMayUndertake(state, undertakingOf(change));
  const party = partyTelling(change);
  const zone = (party === undefined ? undefined : definition.parties[party]?.zone) ?? zoneOf(definition);
  assertDaysTold(view, change, { today: todayFor(definition, now().toISOString(), party), zone });
  return processes.changeAgreement(key, name, change, requestId);
}
