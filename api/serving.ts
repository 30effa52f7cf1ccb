import { randomUUID } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { DomainError } from '../domain/errors';
import { hashOf } from '../infra/hashes';
import { assertStorable } from '../infra/storable';
import type { Idempotency } from '../infra/store/idempotency';
import { callerOf } from './caller';
import type { Answer, Endpoint } from './endpoint';

interface ServingDeps {
  readonly idempotency: Idempotency;
  readonly isToken: (token: string) => boolean;
}

const keyOf = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new DomainError('invalid_input', 'Idempotency-Key must be 1 to 200 visible ASCII characters.', {
    field: 'Idempotency-Key',
  });
};

/** Serves operations: each parses its input, calls, answers. */
export const serve = (endpoints: readonly Endpoint[], deps: ServingDeps): Router => {
  const router = Router();
  for (const each of endpoints) router[each.method](each.path, handlerOf(each, deps));
  return router;
};

const handlerOf =
  (endpoint: Endpoint, { idempotency, isToken }: ServingDeps): RequestHandler =>
  async (request, response) => {
    const caller = callerOf(request.get('authorization'), endpoint.access, isToken);
    assertStorable(request.body);
    const body: unknown = endpoint.body ? endpoint.body.parse(request.body ?? {}) : undefined;
    const query: unknown = endpoint.query ? endpoint.query.parse(request.query) : undefined;
    const key = endpoint.starts || endpoint.repeats ? keyOf(request.get('idempotency-key')) : undefined;
    const requestId = key === undefined ? randomUUID() : hashOf([request.path, key]);
    const params = request.params as Record<string, string>;
    const work = (): Promise<Answer> => endpoint.handle({ params, body, query, caller, requestId });
    const answer =
      key === undefined || !endpoint.starts
        ? await work()
        : await idempotency.once(key, `${request.method} ${request.path}`, hashOf(request.body ?? {}), work);
    if ('replayed' in answer && answer.replayed) response.set('Idempotent-Replayed', 'true');
    response.status(answer.status).json(answer.body);
  };
