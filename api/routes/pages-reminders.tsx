import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/errors';
import { RemindersPage } from '../pages/reminders';
import { say } from '../pages/words';
import { fieldOf, partOf, sendPage, sendRefusal } from './pages-answer';
import type { PageDeps } from './page-deps';
import { readerOf, visitOf } from './pages-visit';

/**
 * Stops a person's reminders of a programme. GET shows how it stands; POST changes it, from the page's button or by a mail program's
 * one click (RFC 8058), which brings neither cookie nor origin: the signed link is the whole authority, and all it can do.
 */
export const reminderPages = (deps: PageDeps): Router =>
  Router()
    .get('/reminders/:token', (request, response) => answer(deps, request, response))
    .post('/reminders/:token', (request, response) => answer(deps, request, response, change));

type Whose = readonly [programme: string, person: string];

const change = ({ optOuts, now }: PageDeps, request: Request, whose: Whose) =>
  fieldOf(request, 'do') === 'resume' ? optOuts.resume(...whose) : optOuts.stop(...whose, now().toISOString());

async function answer(
  deps: PageDeps,
  request: Request,
  response: Response,
  act: (deps: PageDeps, request: Request, whose: Whose) => Promise<void> = async () => {},
): Promise<void> {
  try {
    const token = partOf(request, 'token');
    const { reminderLinks, readModel, optOuts, now } = deps;
    const programme = await readModel.definition(await reminderLinks.programmeOf(token, now()));
    if (!programme) throw new DomainError('not_found');
    const person = await reminderLinks.personOf(token, programme, now());
    await act(deps, request, [programme.key, person]);
    const reader = readerOf(request, response, deps, await visitOf(request, deps), { programme, person });
    sendPage(
      response,
      <RemindersPage
        reader={reader}
        person={person}
        programme={say(programme.title, reader.language)}
        isStopped={await optOuts.has(programme.key, person)}
        action={request.path}
      />,
    );
  } catch (error) {
    await sendRefusal(deps, request, response, error);
  }
}
