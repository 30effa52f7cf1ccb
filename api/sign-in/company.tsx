import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { CALLBACK_PATH } from '../../infra/sign-in/oidc';
import { SignInPage } from './page';
import { sendPage } from '../ui/answer';
import { cookiesOf, dropErrand, keepErrand } from '../http/cookies';
import { enter, nextOf } from './entrance';
import type { PageDeps } from '../http/page-deps';
import { readerOf, visitOf } from '../ui/visit';
import { refusal } from '../../domain/shared/refusals';

/** Sign-in with a company account, where one is configured; a service that is away still leaves the mailed link. */
export const companySignInPages = (deps: PageDeps): Router =>
  Router()
    .get('/sign-in/company', (request, response) => guarded(deps, request, response, begin))
    .get(CALLBACK_PATH, (request, response) => guarded(deps, request, response, finish));

type Act = (deps: PageDeps & Required<Pick<PageDeps, 'oidc'>>, request: Request, response: Response) => Promise<void>;

async function guarded(deps: PageDeps, request: Request, response: Response, act: Act): Promise<void> {
  const { oidc } = deps;
  try {
    if (!oidc) throw new DomainError('not_found');
    await act({ ...deps, oidc }, request, response);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.log.warn({ code: error.code, ...error.facts }, 'a sign-in with a company account failed');
    const reader = readerOf(request, response, deps, await visitOf(request, deps));
    const page = (
      <SignInPage
        reader={reader}
        next={nextOf(request.query.next)}
        hasCompany={oidc !== undefined}
        refused={error.code}
      />
    );
    sendPage(response, page, refusal(error.code).status);
  }
}

const begin: Act = async ({ oidc, publicUrl, now }, request, response) => {
  const { next, approval } = request.query;
  const errand = { next: nextOf(next), ...(typeof approval === 'string' && { approval }) };
  const { url, cookie } = await oidc.begin(errand, now());
  keepErrand(response, publicUrl, cookie);
  response.redirect(303, url);
};

const finish: Act = async (deps, request, response) => {
  const { oidc, readModel, publicUrl, now } = deps;
  const search = new URL(request.originalUrl, publicUrl).search;
  const came = await oidc.finish(search, cookiesOf(request).errand, now());
  dropErrand(response, publicUrl);
  if (!(await readModel.knows(came.person))) throw new DomainError('identity_unknown');
  await enter(deps, request, response, came);
};
