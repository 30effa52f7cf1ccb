import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { DomainError, type Facts } from '../../domain/shared/errors';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';
import { text } from '../../domain/shared/sentences';
import { say, type Language, type Text } from '../../domain/shared/text';
import { defectsOf, type Defect } from './defects';
import { preferredOf } from './languages';

/** A defect of the input: where, and what is wrong there. */
interface DefectTold {
  readonly path: string;
  readonly message: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

/**
 * RFC 9457: what every refusal of the API looks like. `code` is stable; the sentences are for a person. `title`, `detail` and `message`
 * are in the language that was asked for; each stands in both beside it. Source: docs/decisions/0085.
 */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly detail: string;
  readonly detailZh: string;
  readonly detailEn: string;
  readonly errors?: readonly DefectTold[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A refusal before it is written in one language. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly defects?: readonly Defect[];
  readonly facts?: Facts;
}

const told = (code: RefusalCode, why?: Text, facts: Facts = {}): Told => {
  const { status, zh, en } = refusal(code, facts);
  return { status, code, title: text(zh, en), detail: why ?? text(zh, en), facts };
};

const isParserError = (
  error: unknown,
): error is { readonly status: number; readonly message: string; readonly type?: unknown } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;

/** What express could not read of a request, as a refusal; anything else stays what it is. */
export function unreadable(error: unknown): unknown {
  if (error instanceof DomainError || !isParserError(error)) return error;
  if (error.status === 415) return new DomainError('unsupported_media_type', text('不支持请求的编码。', error.message));
  const why =
    error.status === 413
      ? text('请求超过大小上限。', 'The request is larger than is taken.')
      : text('请求的正文或地址无法解析。', error.message);
  return new DomainError('malformed', why, { status: error.status });
}

/** The status that a refusal is answered with. */
export const statusOf = ({ code, facts }: DomainError): number =>
  code === 'malformed' && typeof facts.status === 'number' ? facts.status : refusal(code).status;

/** What an error means; `undefined` for a fault of ours. */
const toldOf = (thrown: unknown): Told | undefined => {
  const error = unreadable(thrown);
  if (!(error instanceof DomainError)) return undefined;
  const { code, why, facts } = error;
  const known = told(code, why, facts);
  if (code === 'malformed') return { ...told(code, why), status: statusOf(error) };
  const defects = defectsOf(error);
  if (!defects) return known;
  const lines = (language: Language, colon: string) =>
    defects.map(({ path, why: each }) => `${path || 'body'}${colon}${say(each, language)}`).join(' ');
  return { ...told(code), detail: text(lines('zh', '：'), lines('en', ': ')), defects };
};

/** What is said where the fault is ours. */
export const fault: Told = {
  status: 500,
  code: 'fault',
  title: text('系统内部出错。', 'Something went wrong on our side.'),
  detail: text(
    '已记入日志。您的操作可能已经生效：再次操作前，请先查看其结果。',
    'It has been logged. It may have been done all the same: look where it would stand before you ask again.',
  ),
};

const problemIn = (language: Language, { status, code, title, detail, defects, facts = {} }: Told): Problem => ({
  type: `urn:gatehouse:problem:${code}`,
  status,
  code,
  title: say(title, language),
  titleZh: title.zh,
  titleEn: title.en,
  detail: say(detail, language),
  detailZh: detail.zh,
  detailEn: detail.en,
  ...(defects && {
    errors: defects.map(({ path, why }) => ({
      path,
      message: say(why, language),
      messageZh: why.zh,
      messageEn: why.en,
    })),
  }),
  ...(Object.keys(facts).length > 0 && { facts }),
});

/** No address has the character NUL in it, and no store could be asked for it. */
export const refuseNul: RequestHandler = (request, response, next) =>
  /%00/i.test(request.url) ? notFound(request, response, next) : next();

/** The answer to every address that is none of ours. */
export const notFound: RequestHandler = (request, _response, next) => {
  next(
    new DomainError(
      'not_found',
      text(
        `此地址没有内容：${request.method} ${request.path}。`,
        `There is nothing at ${request.method} ${request.path}.`,
      ),
    ),
  );
};

interface Answering {
  readonly log: { readonly error: (facts: object, message: string) => void };
  /** The language of the programme that whoever asked may read; of none where that is not known. */
  readonly languageOf?: (response: Response) => Promise<Language | undefined>;
}

/** Answers every error as `application/problem+json`; a fault of ours is logged and says nothing about our insides. */
export const answerProblems =
  ({ log, languageOf = async () => undefined }: Answering): ErrorRequestHandler =>
  async (error, request, response, _next) => {
    // Whoever asked has gone, so it was not read on.
    if (response.closed && error instanceof Error && error.name === 'AbortError') return;
    const known = toldOf(error);
    if (!known) log.error({ err: error, path: request.path }, 'a request failed by a fault of ours');
    const { status, facts = {}, ...rest } = known ?? fault;
    const language = preferredOf(request) ?? (await languageOf(response)) ?? 'en';
    if (status === 503) response.set('Retry-After', '5');
    if (Array.isArray(facts.allowed)) response.set('Allow', facts.allowed.join(', '));
    const wait: unknown = facts.retryAfterSeconds;
    if (status === 429 && typeof wait === 'number') response.set('Retry-After', String(wait));
    response.set({ 'Content-Language': language, Vary: 'Accept-Language' });
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemIn(language, { status, facts, ...rest })));
  };
