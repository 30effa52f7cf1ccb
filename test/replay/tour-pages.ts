import { everInvited, invited } from '../../domain/approvals/invitations';
import { officePeople, programmeSeats } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import type { App } from '../support/app';
import { crawl, see, seeAll, type Reader, type Seen } from './crawling';
import type { Written } from './folded';
import { recordedIn } from './recorded';

/** What one visitor saw in one language. */
export interface Visit {
  readonly language: 'zh' | 'en';
  readonly seen: readonly Seen[];
}

const readerAs = async ({ url, sessions }: App, person: Person, language: 'zh' | 'en'): Promise<Reader> => {
  const session = await sessions.open({ kind: 'person', person }, new Date());
  return { url, cookies: { gatehouse_session: session, gatehouse_language: language } };
};

const pathOf = ({ id }: ApprovalView) => `/decisions/${encodeURIComponent(id)}`;

/** The people who are or were asked, and the pages on which they decide, of each matter by one of them. */
function asksOf(approvals: readonly ApprovalView[]): ReadonlyMap<Person, readonly string[]> {
  const asks = new Map<Person, readonly string[]>();
  for (const view of approvals) {
    const [decider] = invited(view.approval);
    for (const person of everInvited(view.approval))
      asks.set(person, [...(asks.get(person) ?? []), ...(person === decider ? [pathOf(view)] : [])]);
  }
  return asks;
}

interface Tour {
  readonly language: Visit['language'];
  /** Whether people look at what is closed as well. */
  readonly isAll: boolean;
  /** Whether somebody who holds a seat goes round in place of the office. */
  readonly isFirst: boolean;
  /** Approvals that are named before they open, the moment after. */
  readonly toCome: ReadonlySet<string>;
}

const toComeIn = ({ toCome }: Tour, path: string) =>
  toCome.has(decodeURIComponent(/\/approvals\/([^/?]+)/.exec(path)?.[1] ?? ''));

const isEvidence = (path: string) => /^\/decisions\/[^/]+\/evidence\//.test(path);

/** The page on which what somebody ticked in their inbox is decided together. */
export function reviewsIn(seen: readonly Pick<Seen, 'text'>[]): readonly string[] {
  const picks = seen.flatMap(({ text }) =>
    [...text.matchAll(/name="task" value="([^"]+)"/g)].map(([, pick = '']) => pick),
  );
  return picks.length === 0
    ? []
    : [`/inbox/review?${new URLSearchParams(picks.map((pick) => ['task', pick])).toString()}`];
}

const holdersIn = (definition: Programme) => programmeSeats(definition).flatMap(({ holder }) => holder ?? []);

/**
 * Everything that can be seen of what is recorded so far: all that links lead the programmes' office to, or one of those who decide, but
 * for decisions, which are for whoever is asked; and of everybody who is asked their inbox and what they are asked.
 */
export async function tourPages(app: App, tour: Tour): Promise<readonly Visit[]> {
  const { language, isAll, isFirst } = tour;
  const things = await recordedIn(app);
  const visitors = things.flatMap(({ view: { definition } }) =>
    (isFirst ? holdersIn(definition) : officePeople(definition)).slice(0, 1),
  );
  const isForAll = (path: string) => !path.startsWith('/decisions/') && !toComeIn(tour, path);
  const visits: Visit[] = [];
  for (const visitor of new Set(visitors))
    visits.push({ language, seen: await crawl(await readerAs(app, visitor, language), ['/', '/inbox'], isForAll) });
  const approvals = things.flatMap((each) => each.approvals).filter(({ state }) => isAll || state === 'open');
  for (const [person, asks] of asksOf(approvals)) {
    const reader = await readerAs(app, person, language);
    // Whoever is no person of the programme is asked by mail alone.
    const seen = await crawl(reader, [...((await app.readModel.knows(person)) ? ['/inbox'] : []), ...asks], isEvidence);
    visits.push({ language, seen: [...seen, ...(await seeAll(reader, reviewsIn(seen)))] });
  }
  return visits;
}

/** What the links of mails open that lead to one person's matter or reminders, of the last mail of each kind that has one. */
export async function openLinks(
  { url }: App,
  written: readonly Written[],
  language: Visit['language'],
): Promise<Visit> {
  const links = new Map<string, string>();
  for (const { letter, mail } of written)
    for (const [, path = '', place = ''] of mail?.text.matchAll(/https?:\/\/[^/\s]+(\/(d|reminders)\/[\w.-]+)/g) ?? [])
      links.set(`${letter.kind} ${place}`, path);
  return { language, seen: await seeAll({ url, cookies: { gatehouse_language: language } }, [...links.values()]) };
}

/** The calendar of a programme to which one of its officers has subscribed. */
export async function seeCalendar(
  { url, calendarFeeds, calendarLinks, readModel }: App,
  programme: string,
): Promise<Seen> {
  const { definition } = (await readModel.head(programme)) ?? {};
  const [person = ''] = definition ? officePeople(definition) : [];
  const feed = { generation: programme, since: new Date().toISOString() };
  await calendarFeeds.renew({ person, programme }, feed);
  return see({ url, cookies: {} }, new URL(await calendarLinks.url(feed)).pathname);
}
