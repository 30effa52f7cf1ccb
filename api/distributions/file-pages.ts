import { Router, type Request, type Response } from 'express';
import { compute } from '../../domain/money/distributions/computing';
import { signedOf } from '../../domain/money/distributions/signed';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { answering, partOf } from '../ui/answer';
import { inputOf, runIn } from './distributions';

/** The file of a run, for whoever computes it again: it is fetched, and not shown. */
export const distributionFilePages = (deps: PageDeps): Router =>
  Router().get('/programmes/:key/distributions/:distribution/file.json', answering(deps, sendFile));

async function sendFile(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen?.visit.session) return;
  const run = runIn(seen.view, partOf(request, 'distribution'));
  const input = await inputOf(deps, seen.view.key, run.key);
  const name = encodeURIComponent(`${seen.view.key}-${run.key}.json`);
  response
    .set({ 'Content-Disposition': `attachment; filename*=UTF-8''${name}`, 'Cache-Control': 'private, no-store' })
    .json({ ...signedOf(input, compute(input)), hash: run.hash });
}
