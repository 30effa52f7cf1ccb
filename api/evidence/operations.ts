import express, { Router, type Response } from 'express';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { z } from 'zod';
import { demands } from '../../definition/demands';
import { assertMayRead } from '../../domain/money/distributions/own-costs';
import {
  EVIDENCE_TYPES,
  LARGEST_EVIDENCE,
  typeTaken,
  type EvidenceFile,
  type KeptFile,
} from '../../domain/evidence/files';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import { callerOf, type CallerDeps } from '../access/caller';
import { personBehind } from '../access/person-behind';
import type { Operation } from '../http/endpoint';
import { accessOfOperation } from '../access/entrance';
import { actingFor } from '../access/office';
import type { ApprovalView } from '../../domain/approvals/views';
import { isOpenedByBrowser, PDF } from './kinds';

const fileForm = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, demands.hash.en)
    .describe('SHA-256 of the bytes, in hex'),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().positive().describe('In bytes'),
  by: z.string().describe('Who filed it first'),
  at: z.string().describe('When it was filed first (ISO 8601)'),
  isWhole: z.boolean().describe('Whether its bytes are still those of its hash'),
  isAway: z.boolean().exactOptional().describe('Whether they cannot be read just now, so that nobody can say'),
  href: z.string().describe('Where it is read'),
}) satisfies z.ZodType<EvidenceFile & { readonly href: string }>;

const strangers = {
  401: '`unauthorised`: neither a good token nor a session',
  403: '`forbidden`: the role does not reach so far, or the call comes from another site',
};

const filing: Operation = {
  method: 'post',
  path: '/programmes/:programme/evidence',
  summary: 'File evidence: the bytes of one file as the body, its name in the query',
  tag: 'evidence',
  query: z.object({ name: z.string().min(1).max(300).describe('The name of the file') }),
  takes: { mediaTypes: EVIDENCE_TYPES, mostBytes: LARGEST_EVIDENCE },
  gives: fileForm,
  answers: {
    201: 'It is kept under its `hash`, by which a submission names it; the same bytes are kept once, under their first name',
    ...strangers,
    404: '`not_found`: no such programme',
    413: '`malformed`: it is larger than what is taken',
    422: '`evidence_refused`: it is empty, has no name of at most 300 characters, is of a type that is not taken, or its bytes are of another one; `file_infected`: a virus scanner found something in it',
    503: '`scanner_unavailable`, `files_unavailable`: nothing is kept; send it again shortly',
  },
};

const reading: Operation = {
  method: 'get',
  path: '/programmes/:programme/evidence/:hash',
  summary: 'Read a file of the evidence by the SHA-256 (hex) of its bytes',
  tag: 'evidence',
  gives: 'file',
  answers: {
    200: 'Its bytes, to be saved under its name',
    ...strangers,
    404: '`not_found`: no such programme, or no such file in it',
    409: '`evidence_changed`: its bytes are no longer those of this hash',
    503: '`files_unavailable`: the place where it is kept cannot be reached; it is asked for again shortly',
  },
};

/** What the document of the API tells of evidence. */
export const evidenceOperations: readonly Operation[] = [filing, reading];

interface EvidenceDeps extends CallerDeps {
  readonly evidenceFiles: EvidenceFiles;
}

const mediaTypeOf = (header = '') => header.replace(/;.*$/, '').trim().toLowerCase();

/** A viewer of PDF works in no sandbox; it loads nothing and runs nothing, in a page of ours alone. */
const policyOfPdf = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Sends a file to be looked at or saved, never to be run; `Repr-Digest` (RFC 9530) is the hash by which it is known. */
export const sendEvidence = async (
  response: Response,
  { evidenceFiles }: Pick<EvidenceDeps, 'evidenceFiles'>,
  programme: string,
  hash: string,
): Promise<void> => {
  const { file, bytes } = await evidenceFiles.read(programme, hash);
  response.set({
    'Content-Type': file.mediaType,
    'Content-Disposition': `${isOpenedByBrowser(file) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy':
      file.mediaType === PDF ? policyOfPdf : "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Frame-Options': file.mediaType === PDF ? 'SAMEORIGIN' : 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Repr-Digest': `sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`,
  });
  response.send(bytes);
};

/** The files shown in an approval that are kept. */
export const keptOf = async (
  { evidenceFiles }: Pick<EvidenceDeps, 'evidenceFiles'>,
  { programme, approval }: ApprovalView,
): Promise<readonly KeptFile[]> => {
  const shown = approval.request.content.evidence.flatMap(({ hash }) => hash ?? []);
  return evidenceFiles.kinds(programme, shown);
};

/** The files of a programme's evidence: the office files one (its bytes as the body, its name in the query), whoever may see the programme reads it. */
export const evidenceRoutes = (deps: EvidenceDeps): Router =>
  Router()
    .post<{ programme: string }>(
      `/api/v1${filing.path}`,
      async (request, _response, next) => {
        await callerOf(request, accessOfOperation(filing), deps);
        next();
      },
      express.raw({ type: () => true, limit: LARGEST_EVIDENCE }),
      async (request, response) => {
        const programme = request.params.programme;
        const definition = await deps.readModel.definition(programme);
        if (!definition) throw new DomainError('not_found', noSuch(kinds.programme, programme));
        const caller = await callerOf(request, accessOfOperation(filing), deps);
        const bytes: unknown = request.body;
        if (!Buffer.isBuffer(bytes))
          throw new DomainError('evidence_refused', text('请以请求正文发送文件。', 'Send the file as the body.'));
        const name = String(request.query.name ?? '');
        const said = mediaTypeOf(request.get('content-type'));
        const mediaType = typeTaken({ name, mediaType: said, size: bytes.length, bytes });
        const by = caller.kind === 'person' ? caller.person : actingFor(definition, undefined);
        const file = await deps.evidenceFiles.file(programme, { bytes, name, mediaType, by });
        response.status(201).json({ ...file, href: `/api/v1/programmes/${programme}/evidence/${file.hash}` });
      },
    )
    .get<{ programme: string; hash: string }>(`/api/v1${reading.path}`, async (request, response) => {
      const caller = await callerOf(request, accessOfOperation(reading), deps);
      const { programme, hash } = request.params;
      const view = await deps.readModel.head(programme);
      const viewer = personBehind(caller);
      if (view) assertMayRead(view.definition, view.distributions, hash, viewer);
      await sendEvidence(response, deps, programme, hash);
    });
