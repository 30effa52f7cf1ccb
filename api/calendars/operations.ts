import { decidingParties } from '../../domain/programme/parties';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { verbEndpoints } from '../things/verb-doors';
import { calendarVerbs } from './verbs';

/**
 * Calendars of a programme: which are in force, what was published, what that moved and who has seen it.
 * Source: docs/rules/calendar.md, "Publishing a year" and "Counting again".
 */
export const calendarEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { directory, readModel } = deps;
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
    ...verbEndpoints(deps, calendarVerbs),
  ];
};

const summaryOf = (calendar: { key: string; version: string; publishedThrough?: string } | undefined) =>
  calendar && {
    calendar: calendar.key,
    version: calendar.version,
    ...(calendar.publishedThrough && { publishedThrough: calendar.publishedThrough }),
  };
