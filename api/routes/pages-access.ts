import { Router, type RequestHandler, type Response } from 'express';
import { accessOf, type Access } from '../access';

/** Notes for each request who may make it, from the authorisation matrix; the page asks once it knows the programme or the matter. */
export const notedAccess = (): Router => {
  const router = Router();
  for (const [route, access] of Object.entries(accessOf)) {
    const [method = '', path = ''] = route.split(' ');
    router[method === 'GET' ? 'get' : 'post'](path, function noteAccess(_request, response, next) {
      response.locals.access ??= access;
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
