import express, { Router } from 'express';
import { DomainError } from '../../domain/errors';
import { accessOf } from '../access';
import { callerOf, type CallerDeps } from '../caller';
import type { Receive } from '../receiving';

/** The largest mail that is taken in. */
const LARGEST_MAIL = '25mb';

const ADDRESS = '/api/v1/mail/inbound';

/**
 * The door for mails that come back: one raw mail (RFC 822) a request. Every mail that was taken is answered with 202 and what became of
 * it, a refused one too: whoever brings mails must neither try again nor send a bounce to somebody who may have written nothing.
 */
export const inboundRoutes = (deps: CallerDeps & { readonly receive: Receive }): Router =>
  Router().post(
    ADDRESS,
    async (request, _response, next) => {
      await callerOf(request, accessOf[`POST ${ADDRESS}`], deps);
      next();
    },
    express.raw({ type: ['message/rfc822', 'application/octet-stream', 'text/plain'], limit: LARGEST_MAIL }),
    async (request, response) => {
      const raw: unknown = request.body;
      if (!Buffer.isBuffer(raw) || raw.length === 0)
        throw new DomainError('malformed', 'Send one raw mail as message/rfc822.');
      const { id, became, reason } = await deps.receive(raw);
      response.status(202).json({ id, became, ...(reason !== undefined && { reason }) });
    },
  );
