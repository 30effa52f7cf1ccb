import type { Approval, Decision } from './approvals';
import { isSamePerson } from '../programme/identities';
import type { Person } from '../shared/keys';

/** The recusal by which a person is out of a matter: from then on they see its title and their own reason, and nothing else of it. */
export const recusalOf = (
  { decisions, request }: Pick<Approval, 'decisions' | 'request'>,
  person: Person,
): Decision | undefined =>
  decisions.findLast(
    (decision) => decision.verdict === 'recuse' && isSamePerson(decision.person, person, request.addresses),
  );
