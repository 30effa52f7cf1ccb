import type { Request, Response } from 'express';
import { isAsSureAs, type IdentityTier } from '../../domain/programme/policies';
import type { Person } from '../../domain/shared/keys';
import { PROOF_MINUTES } from '../../infra/keys/sessions';
import { keepProof } from '../http/cookies';
import type { PageDeps } from '../http/page-deps';
import { fieldOf } from '../ui/answer';
import { isCodeWanted, type Proven } from './codes';

/** Whoever typed a right code is as sure as `link+code` on the page of their matter for the rest of the half hour. Throws `code_wrong` or `rate_limited`. */
export async function proveOnPage<Acting extends { readonly person: Person; readonly identity: IdentityTier }>(
  deps: PageDeps,
  request: Request,
  response: Response,
  { id, identity, path }: Proven & { readonly path: string },
  acting: Acting,
): Promise<Acting> {
  const code = fieldOf(request, 'code');
  if (!isCodeWanted(identity) || isAsSureAs(acting.identity, identity) || code === '') return acting;
  const { person } = acting;
  const tier = 'link+code' as const;
  await deps.codes.prove({ approval: id, person }, code, deps.now());
  const token = await deps.sessions.prove({ approval: id, person, tier }, deps.now());
  keepProof(response, deps.publicUrl, path, token, PROOF_MINUTES[tier]);
  return { ...acting, identity: tier };
}
