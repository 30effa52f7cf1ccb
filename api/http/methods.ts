import { Router } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { Operation } from './endpoint';

/** What is served at an address beside operations. */
const alone = ['/healthz', '/readyz', '/metrics', '/api/docs', '/api/v1/openapi.json'];

/** The methods of each address that somebody may ask; where `GET` is one, `HEAD` is too. */
const methodsByPath = (operations: readonly Operation[]): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>(alone.map((path) => [path, ['GET', 'HEAD']]));
  for (const { method, path } of operations) {
    const at = `/api/v1${path}`;
    all.set(at, [...(all.get(at) ?? []), ...(method === 'get' ? ['GET', 'HEAD'] : ['POST'])]);
  }
  return all;
};

/** Answers the methods that an address of ours doesn't have, with those that it has (RFC 9110 §15.5.6), before anything is made of a body. */
export const otherMethods = (operations: readonly Operation[]): Router => {
  const router = Router();
  for (const [path, methods] of methodsByPath(operations))
    router.all(path, (request, response, next) => {
      if (methods.includes(request.method)) return next();
      if (request.method === 'OPTIONS') return void response.set('Allow', methods.join(', ')).status(204).end();
      throw new DomainError(
        'method_not_allowed',
        text(`${request.path} 支持：${methods.join('、')}。`, `${request.path} takes ${methods.join(', ')}.`),
        { allowed: methods },
      );
    });
  return router;
};
