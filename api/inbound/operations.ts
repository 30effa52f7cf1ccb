import express, { Router } from 'express';
import { z } from 'zod';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { callerOf, type CallerDeps } from '../access/caller';
import type { Operation } from '../http/endpoint';
import { accessOfOperation } from '../access/entrance';
import type { Receive } from '../http/deps';

/** The largest mail that is taken in, in bytes. */
const LARGEST_MAIL = 25 * 1024 * 1024;

const mediaTypes = ['message/rfc822', 'application/octet-stream', 'text/plain'];

const bringing: Operation = {
  method: 'post',
  path: '/mail/inbound',
  summary: 'Bring one raw mail that came back: a bounce or a reply',
  tag: 'mail',
  takes: { mediaTypes, mostBytes: LARGEST_MAIL },
  gives: z.object({
    id: z.string().describe('Names the mail: one that is brought twice is the same'),
    became: z
      .string()
      .describe(
        'What became of it: a bounce, a doubt of which the office is told, a comment, or that it was ignored or refused',
      ),
    reason: z.string().optional(),
  }),
  answers: {
    202: 'It was taken, and what became of it: nobody must try again or send a bounce',
    400: '`malformed`: the body is not one mail',
    401: '`unauthorised`: this is not the token of whoever brings mails',
    413: '`malformed`: it is larger than what is taken',
    415: '`unsupported_media_type`: its Content-Type is none of those that are taken',
  },
};

/** What the document of the API tells of mails that come back. */
export const inboundOperations: readonly Operation[] = [bringing];

const oneMail = text('请以 message/rfc822 发送一封原始邮件。', 'Send one raw mail as message/rfc822.');

/**
 * The door for mails that come back: one raw mail (RFC 822) a request. Every mail that was taken is answered with 202 and what became of
 * it, a refused one too: whoever brings mails must neither try again nor send a bounce to somebody who may have written nothing.
 */
export const inboundRoutes = (deps: CallerDeps & { readonly receive: Receive }): Router =>
  Router().post(
    `/api/v1${bringing.path}`,
    async (request, _response, next) => {
      await callerOf(request, accessOfOperation(bringing), deps);
      next();
    },
    express.raw({ type: mediaTypes, limit: LARGEST_MAIL }),
    async (request, response) => {
      const raw: unknown = request.body;
      if (request.is(mediaTypes) === false)
        throw new DomainError('unsupported_media_type', oneMail, { taken: mediaTypes });
      if (!Buffer.isBuffer(raw) || raw.length === 0) throw new DomainError('malformed', oneMail);
      const { id, became, reason } = await deps.receive(raw);
      response.status(202).json({ id, became, ...(reason !== undefined && { reason }) });
    },
  );
