import { foreseen } from '../../domain/approvals/foreseen-blockages';
import { programmeSeats } from '../../domain/programme/parties';
import type { RosterStanding } from '../../domain/roster/posts';
import type { Programme } from '../../domain/programme/programme';
import { rosterTimeline } from '../../domain/roster/timeline';
import { rosterId } from '../../contracts/roster';
import type { ApiDeps } from '../http/deps';
import { accepted, endpoint, ok, type Caller, type Endpoint } from '../http/endpoint';
import { appointment, blockageQuery, departure, leaving, substitution } from '../approvals/verb-forms';
import { withoutUndefined } from '../http/lists';
import { actingFor } from '../access/office';
import { appointmentAsked, requestRoster, departureAsked, substitutionAsked } from './requests';
import type { Person } from '../../domain/shared/keys';
import { askedTitle } from '../../domain/approvals/titles';

const answers = {
  202: 'It is in force, or will be from its day on; open approvals are told',
  404: 'No such programme',
  409: 'This person may not: they act for the other party then, or hold what does not go with it',
  422: 'No such seat or person, or a period that ends before it begins',
};

/**
 * Who holds which seat, from when to when, and who stands in. Source: docs/rules/people.md, "The roster" and
 * "Substitutes".
 */
export const rosterEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const definitionOf = async (programme = '') => (await deps.directory.edition(programme)).definition;
  const now = () => deps.now().toISOString();

  /** The request that was taken, without what it was judged by. */
  const change = async (
    programme: string | undefined,
    requestId: string,
    byIn: (definition: Programme) => Person,
    ask: (definition: Programme, standing: RosterStanding, at: string) => ReturnType<typeof appointmentAsked>,
  ) => {
    const definition = await definitionOf(programme);
    const at = now();
    const asking = { definition, by: byIn(definition), now: at, requestId };
    return accepted(await requestRoster(deps, asking, (standing) => ask(definition, standing, at)));
  };

  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/roster',
      tag: 'People',
      summary: 'Every seat with who holds it now, since when and what is to come, and who stands in for whom',
      answers: { 200: 'Seats, substitutions in force, and all that are not over' },
      handle: async ({ params }) => {
        const { definition, substitutions } = await deps.directory.edition(params.programme ?? '');
        const timeline = rosterTimeline(await deps.ledger.entriesOf(rosterId(definition.key)), now());
        const seats = programmeSeats(definition).map(({ id, party, group, title, chair, holder }) => ({
          ...{ id, party, group, title, chair, holder },
          since: timeline.since[id] ?? definition.starts,
          coming: (timeline.coming[id] ?? []).map(({ holder: next, from }) => ({ holder: next, from })),
        }));
        return ok({ seats, substitutions, planned: timeline.substitutions });
      },
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/blockages',
      tag: 'People',
      query: blockageQuery,
      summary: 'Open approvals that wait for seats to be filled, or would if somebody left or a seat fell vacant',
      answers: {
        200: 'Of the open approvals that were looked at (`lookedAt` of `count`; `next` is the `after` of the following page) each that waits so, with the seats that would be missing; nothing is changed',
        404: 'No such programme',
      },
      handle: async ({ params, query: { person, seat, ...page } }) => {
        const definition = await definitionOf(params.programme);
        const gone = programmeSeats(definition).filter(({ id, holder }) => id === seat || holder === (person ?? ''));
        const holders = Object.fromEntries(gone.map(({ id }) => [id, null]));
        const open = await deps.readModel.openPage(definition.key, withoutUndefined(page));
        const found = foreseen(
          open.items.map(({ approval }) => approval),
          holders,
          now(),
        );
        return ok({
          vacant: gone.map(({ id }) => id),
          approvals: found.map(({ approval, missing, ends }) => ({
            approval: approval.request.approval,
            title: askedTitle(approval.request),
            votes: approval.decisions.length,
            missing: missing.map((blocker) => ({ seat: blocker.seat.id, because: blocker.because })),
            ends,
          })),
          lookedAt: open.items.length,
          count: open.count,
          ...(open.next !== undefined && { next: open.next }),
        });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/appointments',
      tag: 'People',
      starts: true,
      body: appointment,
      summary: 'Appoints somebody to a seat, or makes it vacant, at once or from a day',
      answers,
      handle: ({ params, body, requestId }) =>
        change(params.programme, requestId, byOffice(body), (definition, _, at) =>
          appointmentAsked(definition, body, at),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/substitutions',
      tag: 'People',
      starts: true,
      body: substitution,
      summary: 'Names a substitute for a period; the principal may still act, the first accepted vote fills the seat',
      answers: { ...answers, 403: 'Only the office names a substitute for somebody else' },
      handle: ({ params, body, caller, requestId }) =>
        change(
          params.programme,
          requestId,
          isOwn(caller, body.person) ? () => body.person : byOffice(body),
          (definition, standing, at) => substitutionAsked(definition, body, at, standing),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/leavers',
      tag: 'People',
      starts: true,
      body: leaving,
      summary: 'Somebody leaves: every seat of theirs falls vacant; votes they have given stand',
      answers,
      handle: ({ params, body, requestId }) =>
        change(params.programme, requestId, byOffice(body), (definition, standing, at) =>
          departureAsked(definition, body, at, standing),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/departures',
      tag: 'People',
      starts: true,
      body: departure,
      summary: 'Somebody leaves, and who takes over each seat of theirs is said in the same step',
      answers,
      handle: ({ params, body, requestId }) =>
        change(params.programme, requestId, byOffice(body), (definition, standing, at) =>
          departureAsked(definition, body, at, standing),
        ),
    }),
  ];
};

const byOffice =
  ({ by }: { readonly by?: Person | undefined }) =>
  (definition: Programme): Person =>
    actingFor(definition, by);

/** Whoever is signed in names their own substitute. */
const isOwn = (caller: Caller, person: Person) => caller.kind === 'person' && caller.person === person;
