import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { RemindersPage } from './reminders';
import { answering, fieldOf, partOf, sendPage } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { readerOf, visitOf } from '../ui/visit';
import { say } from '../../domain/shared/text';

/**
 * Stops a person's reminders of a programme. GET shows how it stands; POST changes it, from the page's button or by a mail program's
 * one click (RFC 8058), which brings neither cookie nor origin: the signed link is the whole authority, and all it can do.
 */
export const reminderPages = (deps: PageDeps): Router =>
  Router().get('/reminders/:token', answering(deps, show)).post('/reminders/:token', answering(deps, change));

/** Whose reminders the link stops. Throws `link_expired`, `link_invalid` or `link_revoked`, `not_found`. */
async function readerOfLink({ reminderLinks, readModel, now }: PageDeps, request: Request) {
  const token = partOf(request, 'token');
  const programme = await readModel.definition(await reminderLinks.programmeOf(token, now()));
  if (!programme) throw new DomainError('not_found');
  return { programme, person: await reminderLinks.personOf(token, programme, now()) };
}

async function change(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const { optOuts, now } = deps;
  const { programme, person } = await readerOfLink(deps, request);
  if (fieldOf(request, 'do') === 'resume') await optOuts.resume(programme.key, person);
  else await optOuts.stop(programme.key, person, now().toISOString());
  await sendState(deps, request, response, { programme, person });
}

async function show(deps: PageDeps, request: Request, response: Response): Promise<void> {
  await sendState(deps, request, response, await readerOfLink(deps, request));
}

async function sendState(
  deps: PageDeps,
  request: Request,
  response: Response,
  { programme, person }: Awaited<ReturnType<typeof readerOfLink>>,
): Promise<void> {
  const reader = readerOf(request, response, deps, await visitOf(request, deps), { programme, person });
  sendPage(
    response,
    <RemindersPage
      reader={reader}
      person={person}
      programme={say(programme.title, reader.language)}
      isStopped={await deps.optOuts.has(programme.key, person)}
      action={request.path}
    />,
  );
}
