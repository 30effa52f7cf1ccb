import express, { Router } from 'express';
import { DomainError } from '../domain/shared/errors';
import { isColour } from '../domain/shared/contrast';
import { accentCss } from './ui/accents';
import { css, stylesheetPath } from './ui/style';
import { pageHeaders } from './http/security';
import { bulkPages } from './inbox/bulk-pages';
import { notedAccess, refuseUnlisted } from './access/noted-access';
import { decisionPages } from './decision/decision';
import { notMePages } from './decision/not-me';
import { visitPages } from './decision/visit';
import { inboxPages } from './inbox/pages';
import { linkPages } from './decision/links';
import { operatorsPages } from './operators/pages';
import { overviewPages } from './programmes/overview-pages';
import type { PageDeps } from './http/page-deps';
import { sendPage, sendRefusal } from './ui/answer';
import { calendarFeedPages } from './feeds/pages';
import { companySignInPages } from './sign-in/company';
import { passingPages } from './decision/passing-pages';
import { changePages } from './agreements/change-pages';
import { startPages } from './programmes/start-pages';
import { doors, things } from './nouns';
import { verbPages } from './things/verb-doors';
import { proofPages } from './decision/proof';
import { distributionFilePages } from './distributions/file-pages';
import { moneyPages } from './money/pages';
import { figurePages } from './evaluations/figure-pages';
import { sheetPages } from './evaluations/sheet-pages';
import { historyPages } from './record/pages';
import { reminderPages } from './inbox/reminder-pages';
import { rosterPages } from './roster/pages';
import { responseTimesPages } from './response-times/pages';
import { searchPages } from './search/pages';
import { signInPages } from './sign-in/pages';
import { thingPages } from './thing-pages';
import { cookiesOf } from './http/cookies';
import { unreadable } from './http/problems';
import { FaultPage } from './ui/message';
import { readerOf } from './ui/visit';
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';

/** A decision with everything that it may say: a Chinese character takes nine bytes of a form. */
const LARGEST_FORM = '320kb';

/** Every page of the product, with its headers. What is not an address of a page goes on to whatever comes next. */
export const createPages = (deps: PageDeps): Router => {
  const pages = Router();
  pages.use(notedAccess(), refuseUnlisted);
  pages.get(stylesheetPath, (_request, response) => {
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'X-Content-Type-Options': 'nosniff' });
    response.type('css').send(css);
  });
  pages.get('/assets/accent.:colour.css', (request, response, next) => {
    const accent = `#${request.params.colour}`;
    if (!isColour(accent)) return next();
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'X-Content-Type-Options': 'nosniff' });
    return response.type('css').send(accentCss(accent));
  });
  const ownPaths = [
    /^\/$/,
    '/d',
    '/f',
    '/figures',
    '/decisions',
    '/inbox',
    '/search',
    '/sign-in',
    '/sign-out',
    '/office',
    '/programmes',
    '/reminders',
    '/calendar',
  ];
  pages.use(ownPaths, pageHeaders(deps.publicUrl), express.urlencoded({ extended: false, limit: LARGEST_FORM }));
  pages.use(
    linkPages(deps),
    visitPages(deps),
    decisionPages(deps),
    notMePages(deps),
    passingPages(deps),
    proofPages(deps),
    startPages(deps),
    changePages(deps),
    verbPages(
      deps,
      doors.flatMap(({ verbs = [] }) => verbs),
      things,
    ),
    companySignInPages(deps),
    signInPages(deps),
    inboxPages(deps),
    bulkPages(deps),
    reminderPages(deps),
    calendarFeedPages(deps),
    overviewPages(deps),
    rosterPages(deps),
    figurePages(deps),
    sheetPages(deps),
    moneyPages(deps),
    distributionFilePages(deps),
    historyPages(deps),
    searchPages(deps),
    responseTimesPages(deps),
    operatorsPages(deps),
    thingPages(deps),
  );
  pages.use(ownPaths, (error: unknown, request: Request, response: Response, next: NextFunction) => {
    sendRefusal(deps, request, response, error).catch(next);
  });
  return pages;
};

const isOfBrowser = (request: Request) => request.method === 'GET' && isForPerson(request);

const isForPerson = (request: Request) =>
  !request.path.startsWith('/api/') && request.accepts(['application/problem+json', 'html']) === 'html';

/** Tells whoever came by a browser to an address that is none of ours so on a page, with a way on; a program gets its problem as JSON. */
export const missingPage = (deps: PageDeps): Router =>
  Router().use(
    (request, _response, next) => next(isOfBrowser(request) ? undefined : 'router'),
    ...pageHeaders(deps.publicUrl),
    (request, response, next) => {
      sendRefusal(deps, request, response, new DomainError('not_found')).catch(next);
    },
  );

/** Tells whoever came by a browser that the fault is ours, on a page; it is logged, and a program gets its problem as JSON. */
export const faultPage =
  (deps: PageDeps, log: { readonly error: (facts: object, message: string) => void }): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (!isForPerson(request) || response.headersSent || unreadable(error) instanceof DomainError) return next(error);
    log.error({ err: error, path: request.path }, 'a request failed by a fault of ours');
    sendPage(response, FaultPage({ reader: readerOf(request, response, deps, { cookies: cookiesOf(request) }) }), 500);
  };
