import { Router } from 'express';
import { personBehind } from './access/person-behind';
import { partOf, sendRefusal } from './ui/answer';
import { assertMayRead } from '../domain/money/distributions/own-costs';
import { sendEvidence } from './evidence/operations';
import type { PageDeps } from './http/page-deps';
import { visitProgramme } from './sign-in/programme-pages';
import { things } from './nouns';
import { showThing } from './things/showing';

/** The pages of the things of a programme, each with its history, and the files shown as evidence. */
export const thingPages = (deps: PageDeps): Router => {
  const router = Router();
  for (const [place, find] of Object.entries(things))
    router.get(`/programmes/:key/${place}`, (request, response) => showThing(deps, request, response, find));
  return router.get('/programmes/:key/evidence/:hash', async (request, response) => {
    const seen = await visitProgramme(deps, request, response);
    if (!seen) return;
    try {
      const { view, visit } = seen;
      const viewer = personBehind(visit.session);
      assertMayRead(view.definition, view.distributions, partOf(request, 'hash'), viewer);
      await sendEvidence(response, deps, view.key, partOf(request, 'hash'));
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  });
};
