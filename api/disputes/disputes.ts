import { disputeProcess } from '../../contracts/dispute';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { assertRuns, disputeRules, type Dispute, type Disputed } from '../../domain/disputes/disputes';
import { decidingParties, officePeople, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import type { Partner } from '../access/partners';
import type { Person } from '../../domain/shared/keys';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { untilVisible } from '../http/visible';

interface DisputeRequest {
  readonly key: string;
  readonly title: string;
  readonly claim: string;
  readonly about: Disputed;
}

/** The dispute of that key. Throws `not_found`. */
export const disputeIn = ({ disputes }: ProgrammeView, key = ''): Dispute => foundIn(disputes, key, 'dispute');

/** The same while it runs. Throws `dispute_state`. */
export const runningDisputeIn = (view: ProgrammeView, key = ''): Dispute => {
  const dispute = disputeIn(view, key);
  assertRuns(dispute);
  return dispute;
};

const keysOf = (view: ProgrammeView, kind: 'agreement' | 'milestone' | 'obligation') =>
  ({
    agreement: view.agreements,
    milestone: milestonesIn(view),
    obligation: view.obligations,
  })[kind].map(({ key }) => key);

/** The chairs of the committee's groups. */
const committeeOf = ({ governance }: Programme): readonly Person[] =>
  governance.committee.groups
    .flatMap((key) => governance.groups[key]?.seats ?? [])
    .flatMap(({ chair, holder }) => (chair && holder !== null ? [holder] : []));

/** Raises a dispute, alike from page and API. Throws `invalid_input` for a thing that is not there, `key_taken`. */
export async function raiseDispute(
  { processes, readModel }: Pick<Services, 'processes' | 'readModel'>,
  view: ProgrammeView,
  { key, title, claim, about }: DisputeRequest,
  { by, party }: Partner,
  requestId: string,
): Promise<Dispute> {
  const { definition } = view;
  if (about.kind !== 'lines' && !keysOf(view, about.kind).includes(about.key))
    throw new DomainError('invalid_input', noSuch(kinds[about.kind], about.key), { field: 'about.key' });
  const office = officePeople(definition);
  const told = [...new Set(committeeOf(definition))].filter((person) => !office.includes(person));
  const parties = decidingParties(definition).map((each) => each.key);
  const dispute: Dispute = { key, title, claim, about, party, by, parties, state: 'negotiation' };
  const zone = zoneOf(definition);
  await processes.start(
    disputeProcess({ programme: view.key, dispute, rules: disputeRules(definition), told, zone }),
    requestId,
  );
  await untilVisible(async () => (await readModel.head(view.key))?.disputes.some((each) => each.key === key));
  return dispute;
}
