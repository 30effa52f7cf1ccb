import express, { Router } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { css, stylesheetPath } from '../pages/style';
import { pageHeaders } from '../security';
import { bulkPages } from './pages-bulk';
import { notedAccess, refuseUnlisted } from './pages-access';
import { approvalVerbPages } from './pages-approval-verbs';
import { fulfilmentPages } from './pages-fulfilments';
import { decisionPages } from './pages-decision';
import { inboxPages } from './pages-inbox';
import { linkPages } from './pages-links';
import { officePages } from './pages-office';
import { overviewPages } from './pages-overview';
import type { PageDeps } from './page-deps';
import { sendRefusal } from './pages-answer';
import { calendarFeedPages } from './pages-calendar-feeds';
import { changePages } from './pages-changes';
import { companySignInPages } from './pages-company-sign-in';
import { passingPages } from './pages-passing';
import { disputePages } from './pages-disputes';
import { ipPages } from './pages-ip';
import { projectPages } from './pages-projects';
import { proofPages } from './pages-proof';
import { reminderPages } from './pages-reminders';
import { rosterPages } from './pages-roster';
import { schedulePages } from './pages-schedule';
import { signInPages } from './pages-sign-in';
import { thingPages } from './pages-things';
import type { NextFunction, Request, Response } from 'express';

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
  const ownPaths = [
    /^\/$/,
    '/d',
    '/decisions',
    '/inbox',
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
    decisionPages(deps),
    passingPages(deps),
    proofPages(deps),
    officePages(deps),
    projectPages(deps),
    ipPages(deps),
    disputePages(deps),
    approvalVerbPages(deps),
    fulfilmentPages(deps),
    companySignInPages(deps),
    signInPages(deps),
    inboxPages(deps),
    bulkPages(deps),
    reminderPages(deps),
    calendarFeedPages(deps),
    overviewPages(deps),
    rosterPages(deps),
    schedulePages(deps),
    changePages(deps),
    thingPages(deps),
  );
  pages.use(ownPaths, (error: unknown, request: Request, response: Response, next: NextFunction) => {
    sendRefusal(deps, request, response, error).catch(next);
  });
  return pages;
};

const isOfBrowser = (request: Request) =>
  request.method === 'GET' &&
  !request.path.startsWith('/api/') &&
  request.accepts(['application/problem+json', 'html']) === 'html';

/** Tells whoever came by a browser to an address that is none of ours so on a page, with a way on; a program gets its problem as JSON. */
export const missingPage = (deps: PageDeps): Router =>
  Router().use(
    (request, _response, next) => next(isOfBrowser(request) ? undefined : 'router'),
    ...pageHeaders(deps.publicUrl),
    (request, response, next) => {
      sendRefusal(deps, request, response, new DomainError('not_found')).catch(next);
    },
  );
