import type { PublicationView } from '../../domain/calendar/acknowledgements';
import { publishedWith, publicationReach } from '../../domain/calendar/publications';
import { officePartyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { Person } from '../../domain/shared/keys';
import { actingFor } from '../access/office';
import type { ApiDeps } from '../http/deps';
import { accepted, ok } from '../http/endpoint';
import { untilVisible } from '../http/visible';
import type { Hands } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf } from '../ui/answer';
import { acknowledgement, publication } from './publications';

interface InProgramme {
  readonly definition: Programme;
  readonly by: Person;
  readonly calendar: string;
  /** That was published, where one is meant. */
  readonly version: string;
}

/** For what the office does about the calendars by which its parties work. */
const byOffice: Hands<InProgramme> = {
  called: async ({ directory }, { params: { programme = '', calendar = '', version = '' }, body }) => {
    const definition = await directory.definition(programme);
    return { definition, calendar, version, by: actingFor(definition, body.by) };
  },
  ordered: (_deps, { request, view: { definition }, by }) => ({
    definition,
    by,
    calendar: fieldOf(request, 'calendar'),
    version: fieldOf(request, 'version'),
  }),
};

type Reads = Pick<ApiDeps, 'readModel'>;

const find = async ({ readModel }: Reads, programme: string, calendar: string, version: string) =>
  (await readModel.publications(programme)).find((each) => each.calendar === calendar && each.version === version);

/** The publication with the list of what it moved, as soon as that is counted; without it when that takes longer. */
async function listed(deps: Reads, ...which: [string, string, string]): Promise<PublicationView | undefined> {
  let found: PublicationView | undefined;
  await untilVisible(async () => (found = await find(deps, ...which))?.moved !== undefined);
  return found;
}

const ofCalendars = verbsOf({ tag: 'Calendars', shows: 'calendars', hands: byOffice });

/** What can be done about a programme's calendars: a year is published, and what that moved is acknowledged. */
export const calendarVerbs = {
  'calendars/:calendar/publications': ofCalendars({
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
    does: async ({ deps, definition, calendar: key, by, requestId }, notice) => {
      const before = deps.directory.calendar(definition, key);
      const calendar = publishedWith(before, notice);
      const { year, source } = notice;
      const made = { calendar, follows: before.version, year, ...publicationReach(before, notice), source, by };
      await deps.processes.publishCalendar(definition.key, made, requestId);
      const { version } = calendar;
      return { calendar: key, version, ...(await listed(deps, definition.key, key, version)) };
    },
    answered: accepted,
  }),
  'calendars/:calendar/publications/:version/acknowledgements': ofCalendars({
    repeats: true,
    body: acknowledgement,
    summary: 'A party’s office has seen what a publication moved; once is enough',
    answers: {
      200: 'The publication with who has seen it',
      404: 'No such publication',
      409: 'It has been closed: the programme has ended',
    },
    pages: { 'calendars/acknowledgements': 'calendars' },
    typed: () => ({}),
    does: async ({ deps, definition, calendar, version, by, requestId }) => {
      const seen = { calendar, version, party: officePartyOf(definition, by), by };
      if (!(await find(deps, definition.key, calendar, version)))
        throw new DomainError('not_found', noSuch(kinds.publication, `${calendar} ${version}`));
      await deps.processes.acknowledgeCalendar(definition.key, seen, requestId);
      return find(deps, definition.key, calendar, version);
    },
    answered: ok,
  }),
} satisfies Verbs;
