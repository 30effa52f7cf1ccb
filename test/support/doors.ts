import type { accessOf } from '../../api/access/matrix';
import type { BarredVerb } from '../../domain/approvals/bars';

type Mounted = keyof typeof accessOf;
type OfPage<Name extends string> = `POST /office/programmes/:key/approvals/:approval/${Name}`;
type OfApi<Name extends string> = `POST /api/v1/approvals/:approval/${Name}`;

/** The doors at which somebody does something to a matter, each with the routes that it has for that. */
interface Routes {
  readonly page: Extract<Mounted, `POST /decisions/:approval${string}` | OfPage<string>>;
  readonly api: Extract<Mounted, OfApi<string>>;
  readonly bulk: 'POST /inbox/decisions';
  readonly mail: 'POST /api/v1/mail/inbound';
  /** A programme comes in with its seats and without a matter, so that nothing is done to one here. */
  readonly import: never;
}

export type Door = keyof Routes;
type Row = { readonly [Each in Door]: readonly Routes[Each][] };

const at = (some: Partial<Row>): Row => ({ page: [], api: [], bulk: [], mail: [], import: [], ...some });

/** What the pages of the requester and the office have under the same name as the API. */
type Shared<Route = Routes['api']> =
  Route extends OfApi<infer Name> ? (OfPage<Name> extends Mounted ? Name : never) : never;

const byForm = <Name extends Shared>(...names: readonly Name[]): Row =>
  at({
    page: names.map((name) => `POST /office/programmes/:key/approvals/:approval/${name}` as Routes['page']),
    api: names.map((name) => `POST /api/v1/approvals/:approval/${name}` as Routes['api']),
  });

const vote = at({ page: ['POST /decisions/:approval'], api: ['POST /api/v1/approvals/:approval/decisions'] });
const voteOfMany: Row = { ...vote, bulk: ['POST /inbox/decisions'] };
const delegation = at({
  page: ['POST /decisions/:approval/delegation'],
  api: ['POST /api/v1/approvals/:approval/delegations'],
});
const seatsGiven = byForm('reassignments', 'deputies', 'approvers');

/** By which doors each verb is done; what falls to a person by the roster or an escalation, they do by voting for that seat. */
export const doorsOf: Readonly<Record<BarredVerb, Row>> = {
  approve: voteOfMany,
  approveWithConditions: vote,
  requestChanges: vote,
  reject: voteOfMany,
  abstain: voteOfMany,
  recuse: vote,
  recuseLate: vote,
  comment: at({ mail: ['POST /api/v1/mail/inbound'] }),
  withdraw: byForm('withdrawal'),
  beGivenSeat: at({
    page: [...delegation.page, ...seatsGiven.page],
    api: [...delegation.api, ...seatsGiven.api],
  }),
  standIn: voteOfMany,
  beEscalatedTo: voteOfMany,
  'approval.delegated': delegation,
  'approval.questioned': at({
    page: ['POST /decisions/:approval/question'],
    api: ['POST /api/v1/approvals/:approval/questions'],
  }),
  'approval.answered': byForm('answers'),
  'approval.nudged': byForm('nudges'),
  'approval.reassigned': byForm('reassignments'),
  'approval.deputised': byForm('deputies'),
  'approval.approverAdded': byForm('approvers'),
  'approval.extended': byForm('extensions'),
  'approval.linksRevoked': byForm('revocations'),
  'approval.reached': byForm('reached'),
  'approval.overridden': byForm('override'),
};

/** What else is sent to a matter, and why it needs no row. */
export const noVerb: Readonly<Partial<Record<Mounted, string>>> = {
  'POST /decisions/:approval/code': 'proves who somebody is',
  'POST /decisions/:approval/sign-in-link': 'proves who somebody is',
  'POST /api/v1/approvals/:approval/code': 'proves who somebody is',
  'POST /decisions/:approval/not-me': 'is said by nobody of the matter',
  'POST /office/programmes/:key/approvals/:approval/fulfilments': 'meets a condition of a matter that is closed',
};

export type Posted = Routes[Door];

/** Every route by which some verb is done. */
export const routesOfVerbs: readonly Posted[] = [
  ...new Set(Object.values(doorsOf).flatMap((row) => Object.values(row).flat() as readonly Posted[])),
];
