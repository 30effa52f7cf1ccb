import { DomainError } from '../domain/errors';
import { disputeRules, tierOf, type Dispute, type Disputed } from '../domain/disputes';
import { decidingParties, officePeople, partyOf } from '../domain/parties';
import type { PartyKey } from '../domain/policies';
import type { Person, Programme } from '../domain/programme';
import type { ProgrammeView } from '../domain/views';
import type { Services } from '../infra/services';
import type { Caller } from './endpoint';
import { actingFor } from './office';
import { untilVisible } from './starting';

/** Somebody who acts for one of the parties. */
export interface Actor {
  readonly by: Person;
  readonly party: PartyKey;
}

interface DisputeRequest {
  readonly key: string;
  readonly title: string;
  readonly claim: string;
  readonly about: Disputed;
}

/** For which party a person acts. Throws `forbidden` for whoever belongs to none that decides. */
export const actorOf = (programme: Programme, by: Person): Actor => {
  const party = partyOf(programme, by);
  if (party?.decides) return { by, party: party.key };
  throw new DomainError('forbidden', `${by} acts for no party of this programme.`);
};

/** Whoever is signed in acts in their own name; the office's token in that of a person of the office. */
export const actorFor = (programme: Programme, caller: Caller, named: Person | undefined): Actor => {
  if (caller.kind === 'person' && named !== undefined && named !== caller.person)
    throw new DomainError('forbidden', 'Whoever is signed in acts in their own name.');
  return actorOf(programme, caller.kind === 'person' ? caller.person : actingFor(programme, named));
};

/** The dispute of that key. Throws `not_found`. */
export const disputeIn = ({ disputes }: ProgrammeView, key = ''): Dispute => {
  const dispute = disputes.find((each) => each.key === key);
  if (!dispute) throw new DomainError('not_found', `There is no dispute "${key}" in this programme.`);
  return dispute;
};

/** The same while it runs. Throws `dispute_state`. */
export const runningDisputeIn = (view: ProgrammeView, key = ''): Dispute => {
  const dispute = disputeIn(view, key);
  if (tierOf(dispute) !== undefined) return dispute;
  throw new DomainError('dispute_state', `The dispute is ${dispute.state}.`, { state: dispute.state });
};

const keysOf = ({ agreements, phases, obligations }: ProgrammeView, kind: 'agreement' | 'milestone' | 'obligation') =>
  ({
    agreement: agreements,
    milestone: phases.flatMap(({ milestones }) => milestones),
    obligation: obligations,
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
  { by, party }: Actor,
  requestId: string,
): Promise<Dispute> {
  const { definition } = view;
  if (about.kind !== 'lines' && !keysOf(view, about.kind).includes(about.key))
    throw new DomainError('invalid_input', `There is no ${about.kind} "${about.key}".`, { field: 'about.key' });
  const office = officePeople(definition);
  const told = [...new Set(committeeOf(definition))].filter((person) => !office.includes(person));
  const parties = decidingParties(definition).map((each) => each.key);
  const dispute: Dispute = { key, title, claim, about, party, by, parties, state: 'negotiation' };
  await processes.raiseDispute({ programme: view.key, dispute, rules: disputeRules(definition), told }, requestId);
  await untilVisible(async () => (await readModel.programme(view.key))?.disputes.some((each) => each.key === key));
  return dispute;
}
