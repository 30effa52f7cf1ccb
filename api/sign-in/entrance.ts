import type { Request, Response } from 'express';
import { PROOF_MINUTES, type SignIn } from '../../infra/keys/sessions';
import { browserAt, keepProof, keepSession } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { visitOf } from '../ui/visit';
import { decisionPath } from '../../mail/paths';

/** A page of ours to go on to; an address of elsewhere is never followed. */
export const nextOf = (wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(?![/\\])[\w\-./:%?=&@~]*$/.test(wanted) ? wanted : '/inbox';

/**
 * Signs somebody in who has just shown who they are, and goes on; for a matter that counts there as having shown it again. Whoever is
 * signed in already stays so under the same cookie: the forms they have open are bound to it.
 */
export async function enter(
  deps: PageDeps,
  request: Request,
  response: Response,
  { person, next, approval }: SignIn,
): Promise<void> {
  const { sessions, publicUrl, now } = deps;
  const { session } = await visitOf(request, deps);
  if (approval === undefined || session?.kind !== 'person' || session.person !== person) {
    const browser = await browserAt(request, response, deps);
    keepSession(response, publicUrl, await sessions.open({ kind: 'person', person }, now(), browser));
  }
  if (approval !== undefined) {
    const tier = 'signIn+again' as const;
    const token = await sessions.prove({ approval, person, tier }, now());
    keepProof(response, publicUrl, decisionPath(approval), token, PROOF_MINUTES[tier]);
  }
  // What is decided was read before: the way back leads to the form.
  const isBack = approval !== undefined && next === decisionPath(approval);
  response.redirect(303, isBack ? `${next}#decide` : nextOf(next));
}
