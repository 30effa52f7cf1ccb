import express, { Router } from 'express';
import { DomainError } from '../../domain/errors';
import { callerOf } from '../caller';
import type { Receive } from '../receiving';

/** The largest mail that is taken in. */
const LARGEST_MAIL = '25mb';

interface InboundDeps {
  readonly receive: Receive;
  /** Whether this is the token of whoever brings mails. */
  readonly isInboundToken: (token: string) => boolean;
}

/**
 * The door for mails that come back: one raw mail (RFC 822) a request. Every mail that was taken is answered with 202 and what became of
 * it, a refused one too: whoever brings mails must neither try again nor send a bounce to somebody who may have written nothing.
 */
export const inboundRoutes = ({ receive, isInboundToken }: InboundDeps): Router =>
  Router().post(
    '/api/v1/mail/inbound',
    (request, _response, next) => {
      callerOf(request.get('authorization'), 'pmo', isInboundToken);
      next();
    },
    express.raw({ type: ['message/rfc822', 'application/octet-stream', 'text/plain'], limit: LARGEST_MAIL }),
    async (request, response) => {
      const raw: unknown = request.body;
      if (!Buffer.isBuffer(raw) || raw.length === 0)
        throw new DomainError('malformed', 'Send one raw mail as message/rfc822.');
      const { id, became, reason } = await receive(raw);
      response.status(202).json({ id, became, ...(reason !== undefined && { reason }) });
    },
  );
