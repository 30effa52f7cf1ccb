import { timesMoved } from '../../domain/approvals/actions/rules';
import { comingDates, comingDatesOf } from '../../domain/views/coming';
import type { ComingDate } from '../../domain/programme/coming-date';
import { goesOnWith } from '../../domain/views/endings';
import { DomainError } from '../../domain/shared/errors';
import { languageOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { joined } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import { mayUndertake } from '../../domain/programme/undertakings';
import type { ProgrammeView, WaitingProgrammeView } from '../../domain/views/views';
import { hashOf } from '../../infra/host/hashes';
import type { FeedOwner } from '../../infra/store/calendar-feeds';
import type { Mailer } from '../../infra/smtp/mailer';
import { accessOf } from '../access/matrix';
import { mayEnter } from '../access/entrance';
import { feedNames, feedWords } from './words';
import { icsOf, type IcsEvent } from '../../mail/calendar-file';
import { placePath, taskPath } from '../ui/place-path';
import type { PageDeps } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';
import type { WaitingView } from '../../domain/programme/awaited';
import type { ApprovalView, TaskView } from '../../domain/approvals/views';
import { approvalWaits } from '../../domain/approvals/waiting';
import { decisionPath } from '../../mail/paths';

/** How often calendars should ask again, in minutes. */
export const FEED_MINUTES = 60;

/** A calendar of more deadlines of approvals than these, the nearest first, is more than calendars take; it says how many more there are. */
const MOST_APPROVALS = 1_000;

/** The same of the programmes whose dates stand in a person's own calendar. */
const MOST_PROGRAMMES = 50;

type FeedDeps = Pick<PageDeps, 'readModel' | 'directory' | 'publicUrl' | 'now'> & {
  readonly mailer: Pick<Mailer, 'from'>;
};
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
  const { readModel } = deps;
  const view = await readModel.head(programme);
  if (!view || !mayEnter(accessOf['GET /programmes/:key'], { kind: 'person', person }, view.definition))
    throw new DomainError('link_invalid');
  const [others, approvals, open] = await Promise.all([
    readModel.otherWaits(programme),
    readModel.approvalsDue(programme, MOST_APPROVALS),
    readModel.openApprovalCount(programme),
  ]);
  const told = tellerFor(languageOf(view.definition, person));
  const dates = datesIn(deps, withWaits(view, others, approvals));
  const events = dates.map((date) => eventOf(deps, view, date, told, { approvals }));
  const left = moreOf(
    deps,
    feedWords.moreDeadlines(open - approvals.length),
    open - approvals.length,
    told,
    `/programmes/${programme}`,
  );
  return { name: told(feedNames.programme(view.title)), events: [...events, ...left] };
}

/** What is a person's own, of every programme in which they have a part. */
async function ownFeed(deps: FeedDeps, { person }: FeedOwner): Promise<Feed> {
  const { readModel } = deps;
  const tasks = await readModel.openTasksOf(person, { limit: MOST_APPROVALS });
  const asking = [...new Set(tasks.items.map(({ programme }) => programme))];
  const parts = await readModel.partsOf(person, { limit: MOST_PROGRAMMES, besides: asking });
  const keys = [...asking, ...parts.keys].slice(0, MOST_PROGRAMMES);
  const events: IcsEvent[] = [];
  let first: ProgrammeView | undefined;
  // One after the other: each is read, told and forgotten.
  for (const key of keys) {
    const view = await readModel.head(key);
    if (!view) continue;
    first ??= view;
    const own = tasks.items.filter(({ programme }) => programme === key);
    events.push(...(await ownEvents(deps, person, view, own)));
  }
  if (!first) throw new DomainError('link_invalid');
  const told = tellerFor(languageOf(first.definition, person));
  const [lessTasks, lessParts] = [tasks.count - tasks.items.length, asking.length + parts.count - keys.length];
  return {
    name: told(feedNames.own),
    events: [
      ...events,
      ...moreOf(deps, feedWords.moreDeadlines(lessTasks), lessTasks, told, '/inbox'),
      ...moreOf(deps, feedWords.moreProgrammes(lessParts), lessParts, told, '/'),
    ],
  };
}

/** A person's own dates of one programme. */
async function ownEvents(
  deps: FeedDeps,
  person: Person,
  view: ProgrammeView,
  tasks: readonly TaskView[],
): Promise<readonly IcsEvent[]> {
  const { readModel } = deps;
  const [others, asked, held] = await Promise.all([
    readModel.otherWaits(view.key),
    readModel.openOf([...new Set(tasks.map(({ approval }) => approval))]),
    readModel.heldApprovals(view.key),
  ]);
  const approvals = [...new Map([...asked, ...held].map((each) => [each.id, each])).values()];
  const told = tellerFor(languageOf(view.definition, person));
  const dates = datesIn(deps, withWaits(view, others, approvals));
  return comingDatesOf(person, dates, tasks).map((date) =>
    eventOf(deps, view, date, told, { approvals, isAsked: true }),
  );
}

/** A programme with what it waits for, as far as it is to stand in a calendar. */
const withWaits = (
  view: ProgrammeView,
  others: readonly WaitingView[],
  approvals: readonly ApprovalView[],
): WaitingProgrammeView => {
  const going = approvals.filter((each) => mayUndertake(view.state, goesOnWith(view, each)));
  return { ...view, waiting: [...others, ...going.map((each) => approvalWaits(view.definition, each, view.state))] };
};

const datesIn = ({ directory, now }: FeedDeps, view: WaitingProgrammeView): readonly ComingDate[] =>
  comingDates(view, { now: now().toISOString(), calendars: Object.values(directory.calendars(view.definition)) });

/** Says today what a calendar leaves out, and where that stands: a calendar that only leaves out a deadline is worse than none. */
function moreOf(
  { publicUrl, now }: FeedDeps,
  { title, why }: Record<'title' | 'why', Text>,
  left: number,
  told: Told,
  path: string,
): readonly IcsEvent[] {
  if (left <= 0) return [];
  const url = new URL(path, publicUrl);
  const on = now().toISOString().slice(0, 10);
  return [
    {
      uid: `more:${path}@${url.hostname}`,
      on,
      title: told(title),
      about: [told(why), url.href],
      url: url.href,
      status: 'CONFIRMED',
    },
  ];
}

/** In the person's language, or in both, one after the other. */
const tellerFor =
  (language: Programme['language']) =>
  (said: Text): string =>
    language === 'both' ? joined(said) : said[language];

interface Asked {
  readonly approvals: readonly ApprovalView[];
  readonly isAsked?: true;
}

/** As often as the mails that brought an approval's deadline say that it was moved, so that the later of both counts. */
const sequenceOf = ({ kind, id }: ComingDate, { approvals }: Asked): Pick<IcsEvent, 'sequence'> => {
  const view = kind === 'approval' && approvals.find((each) => each.id === id);
  return view ? { sequence: timesMoved(view.approval) } : {};
};

/** Where whoever is asked answers. */
const askedPath = (programme: string, place: Pick<ComingDate, 'id' | 'kind'>): string =>
  place.kind === 'approval' ? decisionPath(place.id) : taskPath(programme, place);

/** What is asked leads whoever is asked to where they answer, everybody else to its page. */
function eventOf(
  { publicUrl, mailer }: FeedDeps,
  view: ProgrammeView,
  date: ComingDate,
  told: Told,
  asked: Asked,
): IcsEvent {
  const { uid, on, at, title: named, why, provisional, lateDays, ...place } = date;
  const title = lateDays === undefined ? named : feedWords.late(named, lateDays);
  const path = asked.isAsked ? askedPath(view.key, place) : placePath(view.key, place);
  const url = new URL(path, publicUrl);
  return {
    uid: `${uid}@${url.hostname}`,
    ...(on === undefined ? { at } : { on }),
    title: told(provisional ? feedWords.provisionally(title) : title),
    about: [told(why), ...(provisional ? [told(feedWords.mayMove)] : []), told(view.title), url.href],
    url: url.href,
    status: provisional ? 'TENTATIVE' : 'CONFIRMED',
    organizer: mailer.from,
    ...sequenceOf(date, asked),
  };
}
