import { Router, type Request, type Response } from 'express';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, sendPage } from '../ui/answer';
import { askedIn } from '../ui/query';
import { readerOf } from '../ui/visit';
import { ResponseTimesPage } from './page';
import { periodQuery, reportOf } from './report';

/** Who answers how fast, for the offices and the supervisors. */
export const responseTimesPages = (deps: PageDeps): Router =>
  Router().get('/programmes/:key/response-times', answering(deps, show));

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const period = askedIn(request, periodQuery);
  const report = await reportOf(deps, view.definition, period);
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  sendPage(response, <ResponseTimesPage {...{ view, reader, period, report }} />);
}
