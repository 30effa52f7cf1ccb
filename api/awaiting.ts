import type { RequestHandler } from 'express';
import { readFor } from '../infra/host/awaited';
import { answerTruly } from '../infra/host/behind';

/** For who only reads and goes before the answer is there nothing more is read. What somebody does is done to its end, whoever waits for it, and it is noted whether the record has it. */
export const whileAwaited: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerTruly(next);
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  readFor(gone.signal, next);
};
