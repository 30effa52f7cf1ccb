import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { partedBy } from '../../domain/approvals/invitations';
import { isLinkClaims, type LinkClaims } from '../../infra/keys/links';
import { currentRound } from '../access/rounds';
import { browserAt, keepLink } from '../http/cookies';
import { bearerOf, mailedTo } from '../access/parts';
import type { PageDeps } from '../http/page-deps';
import { partOf } from '../ui/answer';
import { decisionPath } from '../../mail/paths';
import { sendDeadLink } from './dead-link';

/** The door of a mailed link: exchanges the token for a short cookie and goes to the clean address. It changes nothing, however often it is fetched. */
export const linkPages = (deps: PageDeps): Router =>
  Router().get('/d/:token', async (request, response) => {
    try {
      const claims = await deps.links.verify(partOf(request, 'token'), deps.now());
      await assertAlive(deps, claims);
      const browser = await browserAt(request, response, deps);
      const opened = await deps.sessions.openLink(claims, deps.now(), browser);
      keepLink(response, deps.publicUrl, decisionPath(claims.approval), opened);
      response.redirect(303, decisionPath(claims.approval));
    } catch (error) {
      await tellWhy(deps, request, response, error);
    }
  });

/** Throws `link_revoked` once the seat is another's, `round_superseded` and `content_changed` once something else is asked. A closed approval shows its outcome. */
async function assertAlive({ readModel }: PageDeps, claims: LinkClaims): Promise<void> {
  const view = await readModel.approval(claims.approval);
  if (!view) throw new DomainError('not_found');
  const { request } = view.approval;
  const newer = await currentRound({ readModel }, view.approval);
  const facts = { ...claims, ...(newer && { newer }) };
  if (!bearerOf(view.approval, claims)) throw new DomainError('link_revoked', undefined, facts);
  if (newer || claims.round !== request.round) throw new DomainError('round_superseded', undefined, facts);
  if (claims.contentHash !== request.contentHash) throw new DomainError('content_changed', undefined, facts);
}

async function tellWhy(deps: PageDeps, request: Request, response: Response, error: unknown): Promise<void> {
  if (!(error instanceof DomainError)) throw error;
  const claims = isLinkClaims(error.facts) ? error.facts : undefined;
  const view = claims && (await deps.readModel.approval(claims.approval));
  const bearer = view && mailedTo(view.approval, claims);
  const isDead = error.code === 'link_revoked';
  const parted = isDead && view && bearer !== undefined ? partedBy(view.approval, bearer) : undefined;
  const newer = typeof error.facts.newer === 'string' ? error.facts.newer : undefined;
  await sendDeadLink(deps, request, response, {
    code: error.code,
    ...(view && { view }),
    ...(bearer && { bearer }),
    ...(newer && { newer }),
    ...(parted && { parted }),
  });
}
