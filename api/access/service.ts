import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { ProgrammeState } from '../../domain/programme/undertakings';
import { isBehind } from '../../infra/host/behind';
import { hashOf } from '../../infra/host/hashes';
import { assertStorable } from '../../infra/host/storable';
import type { Idempotency } from '../../infra/store/idempotency';
import type { Access } from './matrix';
import { callerOf, type CallerDeps } from './caller';
import { beingWritten, type Answer, type Caller, type Endpoint } from '../http/endpoint';
import { accessOfOperation, routeOf } from './entrance';
import { limited, limits, withinLimit } from './limits';
import { programmeIn } from '../../domain/shared/ids';
import { readInput } from '../http/defects';
import { assertMayPost } from './undertakings';

interface ServingDeps extends CallerDeps {
  readonly idempotency: Idempotency;
  /** How a programme stands; `undefined` where there is none. */
  readonly programmeState: (programme: string) => Promise<ProgrammeState | undefined>;
}

/** A person's keys are their own; a blank separates, since no key has one. */
const keyOf = (header: string | undefined, caller: Caller): string | undefined => {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return caller.kind === 'person' ? `${caller.person} ${header}` : header;
  throw new DomainError(
    'invalid_input',
    text(
      'Idempotency-Key 须为 1 至 200 个可见的 ASCII 字符。',
      'Idempotency-Key must be 1 to 200 visible ASCII characters.',
    ),
    {
      field: 'Idempotency-Key',
    },
  );
};

/** Whose key it is: two people who were sent a link may think of the same one. */
const ownerOf = (caller: Caller): string => (caller.kind === 'link' ? hashOf(caller.token) : caller.kind);

/** Serves operations: each parses its input, calls, answers. */
export const serve = (endpoints: readonly Endpoint[], deps: ServingDeps): Router => {
  const router = Router();
  const knownCaller = callersWithin(withinLimit(limited(limits.unauthorised)), deps);
  for (const each of endpoints) router[each.method](each.path, handlerOf(each, knownCaller, deps));
  return router;
};

type KnownCaller = (request: Request, response: Response, access: Access, programme?: string) => Promise<Caller>;

/** Tells who is calling; a machine that keeps calling without a good token is told to wait. Throws as `callerOf`, or `rate_limited`. */
const callersWithin =
  (assertFewStrangers: ReturnType<typeof withinLimit>, deps: CallerDeps): KnownCaller =>
  async (request, response, access, programme) => {
    try {
      return await callerOf(request, access, deps, programme);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unauthorised') await assertFewStrangers(request, response);
      throw error;
    }
  };

/** Whoever is signed in acts in their own name; only the office's token says in whose. Throws `forbidden`. */
const inOwnName = (form: z.ZodType, given: unknown, caller: Caller): unknown => {
  const isNamed = form instanceof z.ZodObject && 'by' in form.shape && !Array.isArray(given);
  if (caller.kind !== 'person' || !isNamed) return given;
  const { by = caller.person } = given as { readonly by?: unknown };
  if (by !== caller.person)
    throw new DomainError(
      'forbidden',
      text(
        `您以 ${caller.person} 的身份登录，只能以本人名义办理。`,
        `You are signed in as ${caller.person}, and act in your own name.`,
      ),
    );
  return { ...(given as object), by };
};

/** Who may read a programme. */
const readingAccess = accessOfOperation({ method: 'get', path: '/programmes/:programme' });

const handlerOf = (
  endpoint: Endpoint,
  knownCaller: KnownCaller,
  { idempotency, programmeState }: ServingDeps,
): RequestHandler => {
  const access = accessOfOperation(endpoint);
  return async (request, response) => {
    const caller = await knownCaller(request, response, access);
    const { programme = programmeIn(String(request.params.approval ?? '')) } = request.params;
    response.locals.programme = programme;
    assertStorable(request.body);
    const given: unknown = request.body ?? {};
    const body: unknown = endpoint.body && readInput(endpoint.body, inOwnName(endpoint.body, given, caller));
    const read = endpoint.reads?.(body);
    if (read !== undefined) await knownCaller(request, response, readingAccess, read);
    const query: unknown = endpoint.query && readInput(endpoint.query, request.query);
    const key = endpoint.starts || endpoint.repeats ? keyOf(request.get('idempotency-key'), caller) : undefined;
    const requestId = key === undefined ? randomUUID() : hashOf([request.path, key]);
    const params = request.params as Record<string, string>;
    const work = async (): Promise<Answer> => {
      const posted = endpoint.method === 'post' ? params.programme : undefined;
      const state = posted === undefined ? undefined : await programmeState(posted);
      if (state !== undefined) assertMayPost(routeOf(endpoint), state);
      return endpoint.handle({ params, body, query, caller, requestId });
    };
    const workOnce = (by: string) => {
      const [route, content] = [`${request.method} ${request.path}`, hashOf(request.body ?? {})];
      return endpoint.starts
        ? idempotency.once(by, route, content, work)
        : idempotency.forOne(`${route} ${ownerOf(caller)} ${by}`, route, content, work);
    };
    const answer = key === undefined ? await work() : await workOnce(key);
    if ('replayed' in answer && answer.replayed) response.set('Idempotent-Replayed', 'true');
    const told = isBehind() ? beingWritten(answer) : answer;
    response.status(told.status).json(told.body);
  };
};
