import { seatsOf } from '../../domain/parties';
import type { Person, Programme } from '../../domain/programme';
import { rosterTimeline } from '../../domain/roster-timeline';
import { rosterId } from '../../contracts/roster';
import type { ApiDeps } from '../deps';
import { accepted, endpoint, ok, type Caller, type Endpoint } from '../endpoint';
import { appointment, leaving, substitution } from '../forms/approval-changes';
import { actingFor } from '../office';
import { appointmentAsked, leavingAsked, substitutionAsked } from '../roster-requests';

const answers = {
  202: 'It is in force, or will be from its day on; open approvals are told',
  404: 'No such programme',
  422: 'No such seat or person, or a period that ends before it begins',
};

/** Who holds which seat, from when to when, and who stands in. Source: approvals.md, "Terms" and "What people can do". */
export const rosterEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const definitionOf = async (programme = '') => (await deps.directory.edition(programme)).definition;
  const now = () => deps.now().toISOString();

  const change = async (
    definition: Programme,
    asked: Omit<Parameters<typeof deps.processes.changeRoster>[1], 'by'>,
    by: Person,
    requestId: string,
  ) => {
    const request = { ...asked, by };
    await deps.processes.changeRoster(definition.key, request, requestId);
    return accepted(request);
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
        const seats = seatsOf(definition).map(({ id, party, group, title, chair, holder }) => ({
          ...{ id, party, group, title, chair, holder },
          since: timeline.since[id] ?? definition.starts,
          coming: (timeline.coming[id] ?? []).map(({ holder: next, from }) => ({ holder: next, from })),
        }));
        return ok({ seats, substitutions, planned: timeline.substitutions });
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
      handle: async ({ params, body, requestId }) => {
        const definition = await definitionOf(params.programme);
        return change(definition, appointmentAsked(definition, body, now()), actingFor(definition, body.by), requestId);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/substitutions',
      tag: 'People',
      starts: true,
      body: substitution,
      summary: 'Names a substitute for a period; the principal may still act, the first accepted vote fills the seat',
      answers: { ...answers, 403: 'Only the office names a substitute for somebody else' },
      handle: async ({ params, body, caller, requestId }) => {
        const definition = await definitionOf(params.programme);
        const by = isOwn(caller, body.person) ? body.person : actingFor(definition, body.by);
        return change(definition, substitutionAsked(definition, body, now()), by, requestId);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/leavers',
      tag: 'People',
      starts: true,
      body: leaving,
      summary: 'Somebody leaves: every seat of theirs falls vacant; votes they have given stand',
      answers,
      handle: async ({ params, body, requestId }) => {
        const definition = await definitionOf(params.programme);
        return change(definition, leavingAsked(definition, body, now()), actingFor(definition, body.by), requestId);
      },
    }),
  ];
};

/** Whoever is signed in names their own substitute. */
const isOwn = (caller: Caller, person: Person) => caller.kind === 'person' && caller.person === person;
