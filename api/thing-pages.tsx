import { Router } from 'express';
import { partOf, sendRefusal } from './ui/answer';
import { sendEvidence } from './evidence/operations';
import type { PageDeps } from './http/page-deps';
import { visitProgramme } from './sign-in/programme-pages';
import { things } from './things';
import type { Find } from './things/lookups';
import { showThing } from './things/showing';

/** Where each thing has its page, below its programme. */
const places: readonly (readonly [string, Find])[] = [
  ['milestones/:milestone', things.milestone],
  ['phases/:phase', things.phase],
  ['agreements/:agreement', things.agreement],
  ['projects', things.projects],
  ['projects/:project', things.project],
  ['disputes', things.disputes],
  ['disputes/:dispute', things.dispute],
  ['ip', things.ip],
  ['ip/:item', things.ipItem],
  ['evaluations/:cycle/:period', things.evaluation],
  ['approvals/:approval', things.approval],
  ['changes', things.changes],
  ['calendars', things.calendars],
];

/** The pages of the things of a programme, each with its history, and the files shown as evidence. */
export const thingPages = (deps: PageDeps): Router => {
  const router = Router();
  for (const [place, find] of places)
    router.get(`/programmes/:key/${place}`, (request, response) => showThing(deps, request, response, find));
  return router.get('/programmes/:key/evidence/:hash', async (request, response) => {
    const seen = await visitProgramme(deps, request, response);
    if (!seen) return;
    try {
      await sendEvidence(response, deps, seen.view.key, partOf(request, 'hash'));
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  });
};
