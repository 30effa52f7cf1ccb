import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { DomainError } from '../../domain/shared/errors';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';

/** A defect of the input: where, and what is wrong there. */
interface Defect {
  readonly path: string;
  readonly message: string;
}

/** RFC 9457: what every refusal of the API looks like. `code` is stable; the sentences are for a person. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly detail: string;
  readonly errors?: readonly Defect[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

const problem = (code: RefusalCode, detail?: string, more: Partial<Problem> = {}): Problem => {
  const { status, en, zh } = refusal(code, more.facts);
  return { type: `urn:gatehouse:problem:${code}`, status, code, title: en, titleZh: zh, detail: detail ?? en, ...more };
};

/** Where several forms were possible, the defects are those of the one whose every defect lies within; else there is no telling. */
const defectsOf = (issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): readonly Defect[] => {
  const path = [...above, ...issue.path];
  const whole = [{ path: path.map(String).join('.'), message: issue.message }];
  if (issue.code !== 'invalid_union') return whole;
  const forms = issue.errors.map((form) => form.flatMap((one) => defectsOf(one, path)));
  const meant = forms.filter((form) => form.length > 0 && form.every((one) => one.path !== whole[0]?.path));
  return meant.length === 1 ? (meant[0] ?? whole) : whole;
};

const isParserError = (error: unknown): error is { readonly status: number; readonly message: string } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;

/** The problem that an error means; `undefined` for a fault of ours. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof DomainError)
    return problem(error.code, error.message, Object.keys(error.facts).length > 0 ? { facts: error.facts } : {});
  if (error instanceof z.ZodError) {
    const errors = error.issues.flatMap((issue) => defectsOf(issue));
    return problem('invalid_input', errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; '), {
      errors,
    });
  }
  if (!isParserError(error)) return undefined;
  if (error.status === 415) return problem('unsupported_media_type', error.message);
  return problem('malformed', error.message, { status: error.status });
};

/** No address has the character NUL in it, and no store could be asked for it. */
export const refuseNul: RequestHandler = (request, response, next) =>
  /%00/i.test(request.url) ? notFound(request, response, next) : next();

/** The answer to every address that is none of ours. */
export const notFound: RequestHandler = (request, _response, next) => {
  next(new DomainError('not_found', `There is nothing at ${request.method} ${request.path}.`));
};

/** Answers every error as `application/problem+json`; a fault of ours is logged and says nothing about our insides. */
export const answerProblems =
  (log: { readonly error: (facts: object, message: string) => void }): ErrorRequestHandler =>
  (error, request, response, _next) => {
    // Whoever asked has gone, so it was not read on.
    if (response.closed && error instanceof Error && error.name === 'AbortError') return;
    const known = problemOf(error);
    if (!known) log.error({ err: error, path: request.path }, 'a request failed by a fault of ours');
    const answer = known ?? {
      type: 'urn:gatehouse:problem:fault',
      status: 500,
      code: 'fault',
      title: 'Something went wrong on our side.',
      titleZh: '系统内部出错。',
      detail: 'It has been logged. It may have been done all the same: look where it would stand before you ask again.',
    };
    if (answer.status === 503) response.set('Retry-After', '5');
    if (Array.isArray(known?.facts?.allowed)) response.set('Allow', known.facts.allowed.join(', '));
    const wait: unknown = known?.facts?.retryAfterSeconds;
    if (answer.status === 429 && typeof wait === 'number') response.set('Retry-After', String(wait));
    response.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  };
