import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { DomainError, refusedElsewhere } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { LARGEST_EVIDENCE, typeTaken } from '../../domain/evidence/files';
import { mayEnter } from '../access/entrance';
import { officerOf } from '../access/office';
import { accessTo } from '../access/noted-access';
import { assertOwnForm, partOf, sendRefusal } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { visitOf } from '../ui/visit';

/** One file and what is typed beside it. */
export const LARGEST_FORM = LARGEST_EVIDENCE + 1024 * 1024;

/** Several files of one form together. */
const LARGEST_FILES = 2 * LARGEST_EVIDENCE + 1024 * 1024;

const tooLarge = text(
  '所选文件合计超过 50 MB；请分几次提交。',
  'The files have more than 50 MB together; send them in several goes.',
);

/** Whether a form came with what may be files. */
export const isMultipart = (request: Request) => /^multipart\/form-data/i.test(request.get('content-type') ?? '');

/**
 * A form with files, of somebody who may run the office: each file `<row>.file` is kept, and the form goes on as if its hash and, where
 * none was typed, its name had been typed beside it. One that is not taken is refused where the form is carried out
 * (`assertFilesTaken`), so that it is told at its field and the others need not be chosen again. A form without files passes as it is.
 */
export const filesKept = (deps: PageDeps): readonly (RequestHandler | ErrorRequestHandler)[] => [
  async (request: Request, response: Response, next: NextFunction) => {
    if (!isMultipart(request)) return next('route');
    const { session } = await visitOf(request, deps);
    const definition = await deps.readModel.definition(partOf(request, 'key'));
    if (session && definition && mayEnter(accessTo(response), session, definition)) return next();
    await sendRefusal(deps, request, response, new DomainError('forbidden'));
  },
  express.raw({ type: 'multipart/form-data', limit: LARGEST_FILES }),
  (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
    if (!isTooLarge) return next(error);
    sendRefusal(deps, request, response, refused('evidence_refused', tooLarge)).catch(next);
  },
  async (request: Request, response: Response, next: NextFunction) => {
    try {
      const { fields, error } = await typedWith(deps, request);
      request.body = fields;
      response.locals[REFUSED_FILE] = error;
      next();
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  },
];

interface Kept {
  readonly fields: Readonly<Record<string, string>>;
  /** Why the first of those that are not kept is not. */
  readonly error: DomainError | undefined;
}

/** The words of a form, without its files. */
export const wordsIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

async function typedWith(deps: PageDeps, request: Request): Promise<Kept> {
  const { session, cookies } = await visitOf(request, deps);
  const key = partOf(request, 'key');
  const definition = await deps.readModel.definition(key);
  if (!session || !definition) throw new DomainError('forbidden');
  const form = await formOf(request);
  const fields = wordsIn(form);
  request.body = fields;
  assertOwnForm(request, deps, cookies.session);
  const by = session.kind === 'pmo' ? officerOf(session.person, definition) : session.person;
  let error: DomainError | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string' || value.size === 0) continue;
    const row = name.replace(/\.file$/, '');
    try {
      fields[`${row}.hash`] = await keepFile(deps, key, value, name, by);
      fields[`${row}.title`] ||= value.name;
    } catch (failed) {
      if (!(failed instanceof DomainError)) throw failed;
      error ??= failed;
    }
  }
  return { fields, error };
}

/** A file as it was sent, as what its sender calls it. */
export const sentFile = (file: File, bytes: Buffer) => ({
  name: file.name,
  mediaType: file.type.replace(/;.*$/, '').toLowerCase(),
  size: bytes.length,
  bytes,
});

/** Keeps a file that was sent with a form, and answers its hash. Throws at its field what a file is refused for. */
export async function keepFile(
  deps: Pick<PageDeps, 'evidenceFiles'>,
  programme: string,
  file: File,
  field: string,
  by: Person,
): Promise<string> {
  const bytes = Buffer.from(await file.arrayBuffer());
  try {
    const mediaType = typeTaken(sentFile(file, bytes), field);
    return (await deps.evidenceFiles.file(programme, { bytes, name: file.name, mediaType, by })).hash;
  } catch (failed) {
    if (!(failed instanceof DomainError)) throw failed;
    throw refusedElsewhere(failed.code, { ...failed.facts, field }, failed.message);
  }
}

const REFUSED_FILE = 'refusedFile';

/** Throws what the first of a form's files was refused for. */
export const assertFilesTaken = ({ locals }: Response): void => {
  const error: unknown = locals[REFUSED_FILE];
  if (error instanceof DomainError) throw error;
};

/** The form of a body that came as it is. Throws `malformed`. */
export async function formOf(request: Request): Promise<FormData> {
  const headers = { 'content-type': request.get('content-type') ?? '' };
  try {
    return await new Response(new Uint8Array(request.body as Buffer), { headers }).formData();
  } catch {
    throw new DomainError('malformed');
  }
}
