import { addDays } from '../../domain/dates';
import { DomainError } from '../../domain/errors';
import { partyOf, seatsOf, zoneOf } from '../../domain/parties';
import type { Person, Programme } from '../../domain/programme';
import type { RosterRequest } from '../../domain/rosters';
import { assertOfParty } from '../../domain/standing-in';
import { instantAt } from '../../domain/zones';
import type { ApiDeps } from '../deps';
import { accepted, endpoint, ok, type Answer, type Endpoint } from '../endpoint';
import { appointment, leaving, substitution } from '../forms/approval-changes';
import { actingFor } from '../office';

type Period = { readonly from?: string | undefined; readonly until?: string | undefined };

const answers = {
  202: 'It is in force, or will be from its day on; open approvals are told',
  404: 'No such programme',
  422: 'No such seat or person, or a period that ends before it begins',
};

/** Who holds which seat, from when to when, and who stands in. Source: approvals.md, "Terms" and "What people can do". */
export const rosterEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  /** Days as instants, in the zone of a party: from the first day's midnight to that after the last. */
  const instants = (zone: string, { from, until }: Period) => ({
    from: from === undefined ? deps.now().toISOString() : instantAt(from, '00:00', zone),
    ...(until !== undefined && { until: instantAt(addDays(until, 1), '00:00', zone) }),
  });

  const seatIn = (definition: Programme, id: string) => {
    const seat = seatsOf(definition).find((each) => each.id === id);
    if (!seat) throw new DomainError('invalid_input', `There is no seat "${id}".`, { field: 'seat' });
    return seat;
  };

  const zoneOfParty = (definition: Programme, party: string | undefined) =>
    (party === undefined ? undefined : definition.parties[party]?.zone) ?? zoneOf(definition);

  const change = async (programme: string, request: RosterRequest, requestId: string): Promise<Answer> => {
    await deps.processes.changeRoster(programme, request, requestId);
    return accepted(request);
  };

  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/roster',
      tag: 'People',
      summary: 'Every seat with who holds it now, and who stands in for whom',
      answers: { 200: 'Seats and substitutions in force' },
      handle: async ({ params }) => {
        const { definition, substitutions } = await deps.directory.edition(params.programme ?? '');
        const seats = seatsOf(definition).map(({ id, party, group, title, chair, holder }) => ({
          id,
          party,
          group,
          title,
          chair,
          holder,
        }));
        return ok({ seats, substitutions });
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
        const { definition } = await deps.directory.edition(params.programme ?? '');
        const seat = seatIn(definition, body.seat);
        const { holder, reason } = body;
        const period = instants(zoneOfParty(definition, seat.party), body);
        const request = { appointments: [{ seat: seat.id, holder, ...period }], substitutions: [], reason };
        return change(definition.key, { ...request, by: actingFor(definition, body.by) }, requestId);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/substitutions',
      tag: 'People',
      starts: true,
      body: substitution,
      summary: 'Names a substitute for a period; the principal may still act, the first accepted vote fills the seat',
      answers,
      handle: async ({ params, body, requestId }) => {
        const { definition } = await deps.directory.edition(params.programme ?? '');
        const { person, substitute, reason } = body;
        const seat = heldBy(definition, person)[0];
        if (!seat) throw new DomainError('invalid_input', `${person} holds no seat.`, { field: 'person' });
        assertOfParty(definition, substitute, seat.party);
        const { from, until = from } = instants(zoneOfParty(definition, seat.party), body);
        const request = { appointments: [], substitutions: [{ person, substitute, from, until }], reason };
        return change(definition.key, { ...request, by: actingFor(definition, body.by) }, requestId);
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
        const { definition } = await deps.directory.edition(params.programme ?? '');
        const seats = heldBy(definition, body.person);
        if (seats.length === 0)
          throw new DomainError('invalid_input', `${body.person} holds no seat.`, { field: 'person' });
        const { from } = instants(zoneOfParty(definition, partyOf(definition, body.person)?.key), body);
        const appointments = seats.map(({ id }) => ({ seat: id, holder: null, from }));
        const request = { appointments, substitutions: [], reason: body.reason };
        return change(definition.key, { ...request, by: actingFor(definition, body.by) }, requestId);
      },
    }),
  ];
};

const heldBy = (definition: Programme, person: Person) => seatsOf(definition).filter(({ holder }) => holder === person);
