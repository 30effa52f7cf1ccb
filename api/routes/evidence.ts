import express, { Router, type Response } from 'express';
import { DomainError } from '../../domain/errors';
import { assertMayFile, LARGEST_EVIDENCE } from '../../domain/evidence-files';
import type { ApprovalView } from '../../domain/views';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import { accessOf } from '../access';
import { callerOf, type CallerDeps } from '../caller';
import { actingFor } from '../office';

const FILES = '/api/v1/programmes/:programme/evidence';
const FILE = '/api/v1/programmes/:programme/evidence/:hash';

interface EvidenceDeps extends CallerDeps {
  readonly evidenceFiles: EvidenceFiles;
}

const mediaTypeOf = (header = '') => header.replace(/;.*$/, '').trim().toLowerCase();

/** Sends a file to be saved, never to be run; `Repr-Digest` (RFC 9530) is the hash by which it is known. */
export const sendEvidence = async (
  response: Response,
  { evidenceFiles }: Pick<EvidenceDeps, 'evidenceFiles'>,
  programme: string,
  hash: string,
): Promise<void> => {
  const { file, bytes } = await evidenceFiles.read(programme, hash);
  response.set({
    'Content-Type': file.mediaType,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Repr-Digest': `sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`,
  });
  response.send(bytes);
};

/** Which of the files shown in an approval are kept, by their hashes. */
export const keptOf = async (
  { evidenceFiles }: Pick<EvidenceDeps, 'evidenceFiles'>,
  { programme, approval }: ApprovalView,
): Promise<readonly string[]> => {
  const shown = approval.request.content.evidence.flatMap(({ hash }) => hash ?? []);
  return shown.length === 0 ? [] : (await evidenceFiles.known(programme, shown)).map(({ hash }) => hash);
};

/** The files of a programme's evidence: the office files one (its bytes as the body, its name in the query), whoever may see the programme reads it. */
export const evidenceRoutes = (deps: EvidenceDeps): Router =>
  Router()
    .post(
      FILES,
      async (request, _response, next) => {
        await callerOf(request, accessOf[`POST ${FILES}`], deps);
        next();
      },
      express.raw({ type: () => true, limit: LARGEST_EVIDENCE }),
      async (request, response) => {
        const programme = String(request.params.programme);
        const definition = await deps.readModel.definition(programme);
        if (!definition) throw new DomainError('not_found', `There is no programme "${programme}".`);
        const caller = await callerOf(request, accessOf[`POST ${FILES}`], deps);
        const bytes: unknown = request.body;
        if (!Buffer.isBuffer(bytes)) throw new DomainError('evidence_refused', 'Send the file as the body.');
        const [name, mediaType] = [String(request.query.name ?? ''), mediaTypeOf(request.get('content-type'))];
        assertMayFile({ name, mediaType, size: bytes.length });
        const by = caller.kind === 'person' ? caller.person : actingFor(definition, undefined);
        const file = await deps.evidenceFiles.file(programme, { bytes, name, mediaType, by });
        response.status(201).json({ ...file, href: `/api/v1/programmes/${programme}/evidence/${file.hash}` });
      },
    )
    .get(FILE, async (request, response) => {
      await callerOf(request, accessOf[`GET ${FILE}`], deps);
      await sendEvidence(response, deps, String(request.params.programme), String(request.params.hash));
    });
