import express, { type Request, type RequestHandler, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { Person } from '../../domain/shared/keys';
import { formOf, isMultipart, keepFile, LARGEST_FORM, wordsIn } from '../evidence/form';
import { saidWithFile } from '../evidence/said';
import type { PageDeps } from '../http/page-deps';
import { partOf, sendRefusal } from '../ui/answer';
import { visitOf } from '../ui/visit';
import type { TypedPassing } from './passing-options';
import { openedFor } from './visitor';

const SENT_FILE = 'sentFile';

/** The field of the file that a question comes with. */
export const QUESTION_FILE = 'shown.file';

const tooLarge = text(
  '文件超过 25 MB，问题尚未发送；请返回上一页，改选较小的文件。',
  'The file has more than 25 MB; your question was not sent. Go back and choose a smaller one.',
);

const bytesOf = express.raw({ type: 'multipart/form-data', limit: LARGEST_FORM });

/** Throws `evidence_refused` for what is too large. */
const bodyRead = (request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    bytesOf(request, response, (error?: unknown) => {
      if (error === undefined) return resolve();
      const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
      reject(isTooLarge ? refused('evidence_refused', tooLarge) : (error as Error));
    });
  });

/**
 * Reads a question with its file, of whoever came by a link or signed in; the file is kept only once it is sure who asks
 * (`withSentFile`). A form without files passes as it is.
 */
export const fileAlong =
  (deps: PageDeps): RequestHandler =>
  async (request, response, next) => {
    if (!isMultipart(request)) return next();
    try {
      const { session, cookies } = await visitOf(request, deps);
      if (!session && !(await openedFor(deps, cookies.link, partOf(request, 'approval'))))
        throw new DomainError('forbidden');
      await bodyRead(request, response);
      const form = await formOf(request);
      const file = form.get(QUESTION_FILE);
      if (file !== null && typeof file !== 'string' && file.size > 0) response.locals[SENT_FILE] = file;
      request.body = wordsIn(form);
      next();
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  };

/**
 * A question with the file that came along, which is kept from now on, or was when the form was sent before; the form has its hash then, so
 * that it need not be chosen again. Throws at its field what it is refused for.
 */
export async function withSentFile(
  deps: PageDeps,
  request: Request,
  { locals }: Response,
  programme: string,
  typed: TypedPassing,
  by: Person,
): Promise<TypedPassing> {
  const file: unknown = locals[SENT_FILE];
  if (file instanceof File) {
    const hash = await keepFile(deps, programme, file, QUESTION_FILE, by);
    request.body = { ...(request.body as object), 'shown.hash': hash, 'shown.title': file.name };
  }
  return { ...typed, said: saidWithFile(request, 'said', 'shown') };
}
