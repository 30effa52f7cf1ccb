import { Router, type RequestHandler, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import type { Session } from '../../infra/keys/sessions';
import { accessOf, type Access } from './matrix';
import type { PageDeps } from '../http/page-deps';

/** Notes for each request who may make it, from the authorisation matrix; the page asks once it knows the programme or the matter. */
export const notedAccess = (): Router => {
  const router = Router();
  for (const [route, access] of Object.entries(accessOf)) {
    const [method = '', path = ''] = route.split(' ');
    router[method === 'GET' ? 'get' : 'post'](path, function noteAccess(_request, response, next) {
      response.locals.access ??= access;
      response.locals.route ??= route;
      next();
    });
  }
  return router;
};

/** What the matrix does not know is no page: it goes on to whatever comes after the pages. */
export const refuseUnlisted: RequestHandler = (_request, response, next) =>
  response.locals.access ? next() : next('router');

/** Who may use the route that is being answered. */
export const accessTo = ({ locals }: Response): Access => locals.access as Access;

/** The route that is being answered, as the matrix has it. */
export const answeredRoute = ({ locals }: Response): string => locals.route as string;

/** Throws `forbidden` for somebody whom no programme knows; an address alone, proven as it may be, opens nothing. */
export const assertKnown = async ({ readModel }: PageDeps, { kind, person }: Session): Promise<void> => {
  if (kind === 'person' && !(await readModel.knows(person))) throw new DomainError('forbidden');
};
