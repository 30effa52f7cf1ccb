import type { PublicationView } from '../../domain/calendar/acknowledgements';
import { DomainError } from '../../domain/shared/errors';
import type { Programme } from '../../domain/programme/programme';
import { decidingParties, officePartyOf } from '../../domain/programme/parties';
import { publishedWith, publicationReach } from '../../domain/calendar/publications';
import type { ApiDeps } from '../http/deps';
import { accepted, endpoint, ok, type Endpoint } from '../http/endpoint';
import { acknowledgement, publication } from './publications';
import { actingFor } from '../access/office';
import type { Person } from '../../domain/shared/keys';
import { untilVisible } from '../http/visible';

/** By whom of the office, and for which of its parties. Throws `forbidden`. */
export const seenBy = (definition: Programme, by: Person | undefined) => {
  const person = actingFor(definition, by);
  return { by: person, party: officePartyOf(definition, person) };
};

/**
 * Calendars of a programme: which are in force, what was published, what that moved and who has seen it.
 * Source: docs/rules/calendar.md, "Publishing a year" and "Counting again".
 */
export const calendarEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { directory, processes, readModel } = deps;

  const find = async (programme: string, calendar: string, version: string) =>
    (await readModel.publications(programme)).find((each) => each.calendar === calendar && each.version === version);

  /** The publication with the list of what it moved, as soon as that is counted; without it when that takes longer. */
  const listed = async (programme: string, calendar: string, version: string): Promise<PublicationView | undefined> => {
    let found: PublicationView | undefined;
    await untilVisible(async () => (found = await find(programme, calendar, version))?.moved !== undefined);
    return found;
  };

  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/calendars',
      tag: 'Calendars',
      summary: 'The calendars in force by party, and what was published with what it moved and who has seen that',
      answers: { 200: 'Calendars and publications', 404: 'No such programme' },
      handle: async ({ params }) => {
        const definition = await directory.definition(params.programme ?? '');
        const calendars = directory.calendars(definition);
        const inForce = decidingParties(definition).map(({ key }) => ({ party: key, ...summaryOf(calendars[key]) }));
        return ok({ calendars: inForce, publications: await readModel.publications(definition.key) });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/calendars/:calendar/publications',
      tag: 'Calendars',
      starts: true,
      body: publication,
      summary:
        'Publishes a year of a calendar from its official notice, with days of the December before, or amends one; open deadlines are counted again',
      answers: {
        202: 'The version and, once it is counted, the list of what moved, for both parties to acknowledge',
        404: 'No party works by such a calendar',
        409: 'Another version has been published meanwhile',
        422: 'Days of other years than its own and the December before, a gap, a day named twice, or one worked that is worked anyway',
      },
      handle: async ({ params, body, requestId }) => {
        const { by, ...notice } = body;
        const definition = await directory.definition(params.programme ?? '');
        const before = directory.calendar(definition, params.calendar ?? '');
        const calendar = publishedWith(before, notice);
        const { year, source } = notice;
        const made = {
          calendar,
          follows: before.version,
          year,
          ...publicationReach(before, notice),
          source,
          by: actingFor(definition, by),
        };
        await processes.publishCalendar(definition.key, made, requestId);
        const { key, version } = calendar;
        return accepted({ calendar: key, version, ...(await listed(definition.key, key, version)) });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/calendars/:calendar/publications/:version/acknowledgements',
      tag: 'Calendars',
      repeats: true,
      body: acknowledgement,
      summary: 'A party’s office has seen what a publication moved; once is enough',
      answers: {
        200: 'The publication with who has seen it',
        404: 'No such publication',
        409: 'It has been closed: the programme has ended',
      },
      handle: async ({ params, body, requestId }) => {
        const { programme = '', calendar = '', version = '' } = params;
        const definition = await directory.definition(programme);
        const seen = { calendar, version, ...seenBy(definition, body.by) };
        if (!(await find(programme, calendar, version)))
          throw new DomainError('not_found', `Nothing was published of "${calendar}" as "${version}".`);
        await processes.acknowledgeCalendar(definition.key, seen, requestId);
        return ok(await find(programme, calendar, version));
      },
    }),
  ];
};

const summaryOf = (calendar: { key: string; version: string; publishedThrough?: string } | undefined) =>
  calendar && {
    calendar: calendar.key,
    version: calendar.version,
    ...(calendar.publishedThrough && { publishedThrough: calendar.publishedThrough }),
  };
