import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { accessTo } from '../access/noted-access';
import type { PageDeps } from '../http/page-deps';
import { assertOwnForm, fieldOf, goOn, sendRefusal } from '../ui/answer';
import { visitOf } from '../ui/visit';
import { showHome } from './overview-pages';

/** The form that starts a programme from a definition that lies ready, for the office's token. */
export const startPages = (deps: PageDeps): Router =>
  Router().post('/office/programmes', (request, response) => startProgramme(deps, request, response));

async function startProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const { session, cookies } = await visitOf(request, deps);
  try {
    assertOwnForm(request, deps, cookies.session);
    if (session?.kind !== 'pmo' || !accessTo(response).token) throw new DomainError('forbidden');
  } catch (error) {
    return sendRefusal(deps, request, response, error);
  }
  try {
    const key = await deps.startProgramme(fieldOf(request, 'fileKey'), session.person, fieldOf(request, 'nonce'));
    await goOn(deps, request, response, `/programmes/${encodeURIComponent(key)}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await showHome(deps, request, response, error);
  }
}
