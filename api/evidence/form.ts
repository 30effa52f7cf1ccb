import express, { type Request, type RequestHandler } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { assertFileTaken, LARGEST_EVIDENCE } from '../../domain/evidence/files';
import { mayEnter } from '../access/entrance';
import { officerOf } from '../access/office';
import { accessTo } from '../access/noted-access';
import { assertOwnForm, partOf, sendRefusal } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { visitOf } from '../ui/visit';

/** Several files and what is typed beside them. */
export const LARGEST_FORM = LARGEST_EVIDENCE + 1024 * 1024;

const isMultipart = (request: Request) => /^multipart\/form-data/i.test(request.get('content-type') ?? '');

/**
 * A form with files, of somebody who may run the office: each file `<row>.file` is kept, and the form goes on as if its hash and, where
 * none was typed, its name had been typed beside it. A form without files passes as it is.
 */
export const filesKept = (deps: PageDeps): readonly RequestHandler[] => [
  async (request, response, next) => {
    if (!isMultipart(request)) return next('route');
    const { session } = await visitOf(request, deps);
    const definition = await deps.readModel.definition(partOf(request, 'key'));
    if (session && definition && mayEnter(accessTo(response), session, definition)) return next();
    await sendRefusal(deps, request, response, new DomainError('forbidden'));
  },
  express.raw({ type: 'multipart/form-data', limit: LARGEST_FORM }),
  async (request, response, next) => {
    try {
      request.body = await typedWith(deps, request);
      next();
    } catch (error) {
      await sendRefusal(deps, request, response, error);
    }
  },
];

async function typedWith(deps: PageDeps, request: Request): Promise<Readonly<Record<string, string>>> {
  const { session, cookies } = await visitOf(request, deps);
  const key = partOf(request, 'key');
  const definition = await deps.readModel.definition(key);
  if (!session || !definition) throw new DomainError('forbidden');
  const form = await formOf(request);
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  request.body = fields;
  assertOwnForm(request, deps, cookies.session);
  for (const [name, value] of form) {
    if (typeof value === 'string' || value.size === 0) continue;
    const mediaType = value.type.replace(/;.*$/, '');
    assertFileTaken({ name: value.name, mediaType, size: value.size });
    const bytes = Buffer.from(await value.arrayBuffer());
    const by = session.kind === 'pmo' ? officerOf(session.person, definition) : session.person;
    const { hash } = await deps.evidenceFiles.file(key, { bytes, name: value.name, mediaType, by });
    const row = name.replace(/\.file$/, '');
    fields[`${row}.hash`] = hash;
    fields[`${row}.title`] ||= value.name;
  }
  return fields;
}

/** The form of a body that came as it is. Throws `malformed`. */
export async function formOf(request: Request): Promise<FormData> {
  const headers = { 'content-type': request.get('content-type') ?? '' };
  try {
    return await new Response(new Uint8Array(request.body as Buffer), { headers }).formData();
  } catch {
    throw new DomainError('malformed');
  }
}
