import { timingSafeEqual } from 'node:crypto';
import { DomainError } from '../domain/errors';
import { hashOf } from '../infra/hashes';
import type { Caller, Endpoint } from './endpoint';

const sameText = (a: string, b: string) => timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));

/** Whether this is the office's token, compared in constant time. */
export const isOfficeToken = (apiToken: string) => (token: string) => sameText(token, apiToken);

/** Reads `Authorization: Bearer …`. Throws `unauthorised` when the operation needs a token that is not there or not right. */
export const callerOf = (
  authorization: string | undefined,
  access: Endpoint['access'],
  isToken: (token: string) => boolean,
): Caller => {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (access === 'anyone') return { kind: 'nobody' };
  if (!token) throw new DomainError('unauthorised', 'Send the token as "Authorization: Bearer …".');
  if (access === 'link') return { kind: 'link', token };
  if (isToken(token)) return { kind: 'pmo' };
  throw new DomainError('unauthorised', 'This is not the token of the programme office.');
};
