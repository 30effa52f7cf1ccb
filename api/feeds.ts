import { comingDates, comingDatesOf } from '../domain/coming';
import type { ComingDate } from '../domain/coming-date';
import { DomainError } from '../domain/errors';
import { languageOf } from '../domain/parties';
import type { Person, Programme } from '../domain/programme';
import { rolesOf } from '../domain/roles';
import { joined } from '../domain/sentences';
import type { Text } from '../domain/text';
import type { ProgrammeView, TaskView } from '../domain/views';
import { hashOf } from '../infra/hashes';
import type { FeedOwner } from '../infra/store/calendar-feeds';
import type { ReadModel } from '../infra/store/read-model';
import { accessOf } from './access';
import { mayEnter } from './entering';
import { feedNames, feedWords } from './feed-words';
import { icsOf, type IcsEvent } from './ics';
import { decisionPath } from './pages/decision-scene';
import { placePath } from './pages/place-path';
import type { PageDeps } from './routes/page-deps';

/** How often calendars should ask again, in minutes. */
export const FEED_MINUTES = 60;

const TASKS_READ_AT_ONCE = 200;

type FeedDeps = Pick<PageDeps, 'readModel' | 'directory' | 'publicUrl' | 'now'>;
type Told = ReturnType<typeof tellerFor>;

/**
 * A calendar that somebody subscribes to, and a tag that changes only with its dates. Throws `link_invalid` for somebody who no longer has
 * a part in it, who is told no more than a stranger: an empty calendar would say that nothing is due.
 */
export async function feedOf(
  deps: FeedDeps,
  owner: FeedOwner,
): Promise<{ readonly text: string; readonly tag: string }> {
  const { name, events } = await (owner.programme === undefined ? ownFeed : programmeFeed)(deps, owner);
  const subscribed = { name, everyMinutes: FEED_MINUTES };
  return { text: icsOf({ events, subscribed, writtenAt: deps.now().toISOString() }), tag: hashOf({ name, events }) };
}

interface Feed {
  readonly name: string;
  readonly events: readonly IcsEvent[];
}

/** Everything of one programme, for whoever may look at its overview. */
async function programmeFeed(deps: FeedDeps, { person, programme = '' }: FeedOwner): Promise<Feed> {
  const view = await deps.readModel.programme(programme);
  if (!view || !mayEnter(accessOf['GET /programmes/:key'], { kind: 'person', person }, view.definition))
    throw new DomainError('link_invalid');
  const told = tellerFor(languageOf(view.definition, person));
  const events = datesIn(deps, view).map((date) => eventOf(deps, view, date, told));
  return { name: told(feedNames.programme(view.title)), events };
}

/** What is a person's own, of every programme in which they have a part. */
async function ownFeed(deps: FeedDeps, { person }: FeedOwner): Promise<Feed> {
  const tasks = await openTasks(deps.readModel, person);
  const keys = await partsOf(deps, person, tasks);
  const views = (await Promise.all(keys.map((key) => deps.readModel.programme(key)))).flatMap((view) => view ?? []);
  const [first] = views;
  if (!first) throw new DomainError('link_invalid');
  const events = views.flatMap((view) => {
    const told = tellerFor(languageOf(view.definition, person));
    return comingDatesOf(person, datesIn(deps, view), tasks).map((date) => eventOf(deps, view, date, told, true));
  });
  return { name: tellerFor(languageOf(first.definition, person))(feedNames.own), events };
}

/** The programmes in which a person has a role, stands in for somebody, or is asked something; who has left is known for ever, but has no part. */
export async function partsOf(
  { readModel, directory }: Pick<FeedDeps, 'readModel' | 'directory'>,
  person: Person,
  tasks: readonly Pick<TaskView, 'programme'>[],
): Promise<readonly string[]> {
  const known = await readModel.programmesOf(person);
  const editions = await Promise.all(known.map((key) => directory.edition(key)));
  const own = known.filter((_key, at) => {
    const { definition, substitutions } = editions[at] ?? {};
    const standsIn = substitutions?.some(({ substitute }) => substitute === person) ?? false;
    return standsIn || (definition !== undefined && rolesOf(definition, person).length > 0);
  });
  return [...new Set([...own, ...tasks.map(({ programme }) => programme)])];
}

/** All pages of the list: a calendar that leaves out a deadline is worse than none. */
async function openTasks(readModel: ReadModel, person: Person, after?: string): Promise<readonly TaskView[]> {
  const page = { state: 'open', limit: TASKS_READ_AT_ONCE, ...(after !== undefined && { after }) } as const;
  const { items, next } = await readModel.tasksOf(person, page);
  return next === undefined ? items : [...items, ...(await openTasks(readModel, person, next))];
}

const datesIn = ({ directory, now }: FeedDeps, view: ProgrammeView): readonly ComingDate[] =>
  comingDates(view, { now: now().toISOString(), calendars: Object.values(directory.calendars(view.definition)) });

/** In the person's language, or in both, one after the other. */
const tellerFor =
  (language: Programme['language']) =>
  (said: Text): string =>
    language === 'both' ? joined(said) : said[language];

/** An approval leads whoever is asked to its decision, everybody else to its page. */
function eventOf(
  { publicUrl }: FeedDeps,
  view: ProgrammeView,
  { uid, on, at, title, why, provisional, ...place }: ComingDate,
  told: Told,
  isAsked = false,
): IcsEvent {
  const path = isAsked && place.kind === 'approval' ? decisionPath(place.id) : placePath(view.key, place);
  const url = new URL(path, publicUrl);
  return {
    uid: `${uid}@${url.hostname}`,
    ...(on === undefined ? { at } : { on }),
    title: told(provisional ? feedWords.provisionally(title) : title),
    about: [told(why), ...(provisional ? [told(feedWords.mayMove)] : []), told(view.title), url.href],
    url: url.href,
    status: provisional ? 'TENTATIVE' : 'CONFIRMED',
  };
}
