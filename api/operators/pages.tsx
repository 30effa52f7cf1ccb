import { Router, type Request, type Response } from 'express';
import { postId } from '../../contracts/post';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, sendPage } from '../ui/answer';
import { processHref, processesHref } from '../ui/process-links';
import { readerOf } from '../ui/visit';
import { OperatorsPage } from './page';
import { operatorQueries } from './queries';

/** The page of those who watch and mend processes. */
export const operatorsPages = (deps: PageDeps): Router =>
  Router().get('/programmes/:key/operations', answering(deps, show));

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const groups = Object.values(view.definition.governance.groups);
  const queries = operatorQueries(view.key, groups, deps.now()).map((each) => {
    const href = processesHref(deps, each.query);
    return { ...each, ...(href && { href }) };
  });
  const postHref = processHref(deps, postId(view.key));
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const outbox = await deps.outbox.waiting(view.key);
  sendPage(response, <OperatorsPage {...{ view, reader, outbox, queries }} {...(postHref && { postHref })} />);
}
