import express, { type Request, type RequestHandler } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { isBlank } from '../../domain/shared/text';

/** What is sent at most, in bytes: a definition and all its words many times over. */
const LARGEST_BODY = 2 * 1024 * 1024;

/** How deep a body may be nested: nothing of ours is a tenth as deep, and what walks through it must not run out of stack. */
const DEEPEST_BODY = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const [QUOTE, BACKSLASH, LEFT_BRACKET, RIGHT_BRACKET, LEFT_BRACE, RIGHT_BRACE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** How deep brackets are nested outside of strings, in one pass over the bytes of JSON in UTF-8. */
const depthOf = (bytes: Uint8Array): number => {
  let [depth, deepest, isInString] = [0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isInString && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) isInString = !isInString;
    else if (isInString) continue;
    else if (byte === LEFT_BRACKET || byte === LEFT_BRACE) deepest = Math.max(deepest, (depth += 1));
    else if (byte === RIGHT_BRACKET || byte === RIGHT_BRACE) depth -= 1;
  }
  return deepest;
};

/** JSON between programs is UTF-8 (RFC 8259 §8.1); refused where it isn't or says that it isn't, and where it is nested beyond all sense. */
const assertReadable = (bytes: Uint8Array, charset: string): void => {
  if (charset !== 'utf-8')
    throw new DomainError(
      'unsupported_media_type',
      text(
        `不接受 ${charset} 编码的 JSON，请用 UTF-8（RFC 8259）。`,
        `JSON in ${charset} is not taken: send it as UTF-8 (RFC 8259).`,
      ),
    );
  try {
    utf8.decode(bytes);
  } catch {
    throw new DomainError(
      'malformed',
      text(
        '请求正文不是 UTF-8；JSON 须为 UTF-8（RFC 8259）。',
        'The body is not UTF-8. Send JSON as UTF-8 (RFC 8259).',
      ),
    );
  }
  if (depthOf(bytes) > DEEPEST_BODY)
    throw new DomainError(
      'malformed',
      text(`请求正文的嵌套超过 ${DEEPEST_BODY} 层。`, `The body is nested more than ${DEEPEST_BODY} levels deep.`),
    );
};

/** A text in which nothing can be read counts as left empty, wherever it stands in a body. */
const withoutBlanks = (_name: string, value: unknown): unknown =>
  typeof value === 'string' && isBlank(value) ? '' : value;

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** What is not said to be JSON is refused: acting as if nothing had been sent would act on less than was meant. */
const assertJson: RequestHandler = (request, _response, next) => {
  if (hasBody(request) && !request.is('json'))
    throw new DomainError(
      'unsupported_media_type',
      text(
        '请以 application/json 发送正文；curl：-H "content-type: application/json"。',
        'Send the body as application/json; curl: -H "content-type: application/json".',
      ),
      {
        taken: ['application/json'],
      },
    );
  next();
};

/** Takes the JSON body of an operation. Throws `unsupported_media_type` and `malformed`. */
export const jsonBody: readonly RequestHandler[] = [
  assertJson,
  express.json({
    limit: LARGEST_BODY,
    reviver: withoutBlanks,
    verify: (_request, _response, bytes, charset) => assertReadable(bytes, charset),
  }),
];
