import { randomBytes } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { hashOf } from '../../infra/host/hashes';
import type { FeedOwner } from '../../infra/store/calendar-feeds';
import { FEED_MINUTES, feedOf } from './feeds';
import { limited, limits, withinLimit } from '../access/limits';
import type { ShownFeed } from './calendar-feed';
import { answering, assertOwnForm, fieldOf, partOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { visitOf, type Visit } from '../ui/visit';
import type { Person } from '../../domain/shared/keys';

/**
 * Calendars to subscribe to. Whoever bears the signed address reads it, without a cookie: a calendar program has none. The pages make an
 * address and its successor, which kills it.
 */
export const calendarFeedPages = (deps: PageDeps): Router => {
  const addressOf = (request: Request) => hashOf(partOf(request, 'token'));
  const fewReads = limited(limits.calendars, { keyGenerator: addressOf });
  return Router()
    .get('/calendar/:token.ics', answering(deps, reading(fewReads)))
    .post('/inbox/calendar-feed', answering(deps, changeOwn))
    .post('/programmes/:key/calendar-feed', answering(deps, changeOfProgramme));
};

/** Only genuine addresses are counted, so that no guess fills the count; a replaced one is as unknown as one that never was. */
const reading =
  (fewReads: RequestHandler) =>
  async (deps: PageDeps, request: Request, response: Response): Promise<void> => {
    const generation = await deps.calendarLinks.generationOf(partOf(request, 'token'), deps.now());
    await withinLimit(fewReads)(request, response);
    const owner = await deps.calendarFeeds.ownerOf(generation);
    if (!owner) throw new DomainError('link_invalid');
    const { text, tag } = await feedOf(deps, owner);
    response.set({
      'Cache-Control': `private, max-age=${(FEED_MINUTES * 60) / 4}`,
      'Content-Disposition': 'inline; filename="gatehouse.ics"',
      // Weak: each writing bears its own time.
      ETag: `W/"${tag}"`,
    });
    response.type('text/calendar; charset=utf-8').send(text);
  };

async function changeOwn(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(request, deps);
  if (!visit.session) throw new DomainError('unauthorised');
  if (visit.session.kind !== 'person') throw new DomainError('forbidden');
  if (!(await hasPart(deps, visit.session.person))) throw new DomainError('forbidden');
  await change(deps, request, visit, { person: visit.session.person });
  response.redirect(303, '/inbox#calendar');
}

async function changeOfProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { view, visit } = seen;
  await change(deps, request, visit, { person: visit.session?.person ?? '', programme: view.key });
  response.redirect(303, `/programmes/${view.key}#calendar`);
}

async function change(deps: PageDeps, request: Request, { cookies }: Visit, owner: FeedOwner): Promise<void> {
  assertOwnForm(request, deps, cookies.session);
  const asked = fieldOf(request, 'do');
  if (asked === 'stop') return deps.calendarFeeds.stop(owner);
  if (asked !== 'renew') throw wrong('do', demands.chosen);
  const generation = randomBytes(16).toString('base64url');
  await deps.calendarFeeds.renew(owner, { generation, since: deps.now().toISOString() });
}

/** Whoever is asked something has a part, and whoever has a role in a programme or stands in for somebody. */
const hasPart = async (deps: PageDeps, person: Person): Promise<boolean> => {
  const { items } = await deps.readModel.tasksOf(person, { state: 'open', limit: 1 });
  return items.length > 0 || (await deps.readModel.partsOf(person, { limit: 1 })).count > 0;
};

/** What a page shows of the calendar; nothing to the office by its token, which says which office and not which person, nor to who has left. */
export async function shownFeed(
  deps: PageDeps,
  { session, cookies }: Visit,
  programme?: string,
): Promise<ShownFeed | undefined> {
  if (session?.kind !== 'person' || !cookies.session) return undefined;
  if (programme === undefined && !(await hasPart(deps, session.person))) return undefined;
  const { calendarFeeds, calendarLinks, sessions } = deps;
  const feed = await calendarFeeds.find({ person: session.person, ...(programme !== undefined && { programme }) });
  return {
    of: programme === undefined ? 'own' : 'programme',
    action: programme === undefined ? '/inbox/calendar-feed' : `/programmes/${programme}/calendar-feed`,
    nonce: sessions.nonce(cookies.session),
    ...(feed && { url: await calendarLinks.url(feed) }),
  };
}
