import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { rolesOf } from '../../domain/programme/roles';
import { hashOf } from '../../infra/host/hashes';
import type { Session } from '../../infra/keys/sessions';
import type { Access } from './matrix';
import type { ApiDeps } from '../http/deps';
import type { Caller } from '../http/endpoint';
import { mayEnter } from './entrance';
import { hasPart } from './parts';
import { cookiesOf } from '../http/cookies';
import { isOwnForm } from '../http/security';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';

/** What it takes to know who is calling. */
export type CallerDeps = Pick<ApiDeps, 'isToken' | 'isInboundToken' | 'sessions' | 'readModel' | 'publicUrl' | 'now'>;

const sameText = (a: string, b: string) => timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));

/** Whether this is the token that is expected, compared in constant time. */
export const isTokenOf = (expected: string) => (token: string) => sameText(token, expected);

/** The token of `Authorization: Bearer …`. */
export const bearerToken = (request: Request): string | undefined =>
  /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];

/**
 * Who is calling: by a token, else by the session of whoever is signed in; about the programme of the address, or one that is named. Throws `unauthorised` for somebody unknown, `forbidden` for a
 * role that does not reach so far or a call from another site, `not_found` for a programme or approval that is not there.
 */
export async function callerOf(
  request: Request,
  access: Access,
  deps: CallerDeps,
  programme?: string,
): Promise<Caller> {
  if (access.anyone) return { kind: 'nobody' };
  const token = bearerToken(request);
  if (token !== undefined) return callerByToken(token, access, deps);
  const session = access.roles && (await deps.sessions.read(cookiesOf(request).session, deps.now()));
  if (!session)
    throw new DomainError(
      'unauthorised',
      text('请以“Authorization: Bearer …”发送令牌。', 'Send the token as "Authorization: Bearer …".'),
    );
  if (request.method !== 'GET' && !isOwnForm(request, deps.publicUrl)) throw new DomainError('forbidden');
  return callerBySession(request, session, access, deps, programme);
}

function callerByToken(token: string, access: Access, { isToken, isInboundToken }: CallerDeps): Caller {
  const [isOffice, isCourier] = [isToken(token), isInboundToken(token)];
  if (access.token && isOffice) return { kind: 'pmo' };
  if (access.courier && isCourier) return { kind: 'courier' };
  if (access.link && !isOffice && !isCourier) return { kind: 'link', token };
  throw new DomainError('unauthorised', text(`这不是${bearerOf(access).zh}。`, `This is not ${bearerOf(access).en}.`));
}

const bearerOf = ({ link, courier }: Access) =>
  link
    ? text('决定链接的令牌', 'the token of a decision link')
    : courier
      ? text('送信方的令牌', 'the token of whoever brings mails')
      : text('合作服务办公室的令牌', 'the token of the programme office');

async function callerBySession(
  request: Request,
  session: Session,
  access: Access,
  deps: CallerDeps,
  named?: string,
): Promise<Caller> {
  const { kind, person } = session;
  if (kind === 'pmo' && access.token) return { kind: 'pmo' };
  if (access.only === 'ownMatters') return callerInMatter(request, person, deps);
  const key = named ?? (await programmeIn(request, deps));
  if (key === undefined && (await deps.readModel.knows(person))) return { kind: 'person', person, roles: [] };
  if (key === undefined) throw new DomainError('forbidden');
  const programme = await deps.readModel.definition(key);
  if (!programme) throw new DomainError('not_found', noSuch(kinds.programme, key));
  if (!mayEnter(access, session, programme)) throw new DomainError('forbidden');
  return { kind: 'person', person, roles: rolesOf(programme, person) };
}

/** Whoever may act in the matter, be it without a role of their own: as a delegate or as somebody's substitute. Throws `forbidden`. */
async function callerInMatter(request: Request, person: Person, deps: CallerDeps): Promise<Caller> {
  const { approval, programme } = await matterIn(request, deps);
  if (!hasPart(approval, person)) throw new DomainError('forbidden');
  const definition = await deps.readModel.definition(programme);
  return { kind: 'person', person, roles: definition ? rolesOf(definition, person) : [] };
}

/** The programme that the address is about, by itself or through its approval. Throws `not_found`. */
async function programmeIn(request: Request, deps: CallerDeps): Promise<string | undefined> {
  const { approval, programme } = request.params;
  return approval === undefined ? (programme as string | undefined) : (await matterIn(request, deps)).programme;
}

/** Throws `not_found`. */
async function matterIn({ params }: Request, { readModel }: CallerDeps): Promise<ApprovalView> {
  const view = await readModel.approval(String(params.approval));
  if (!view) throw new DomainError('not_found', noSuch(kinds.approval, String(params.approval)));
  return view;
}
