import { createHash } from 'node:crypto';

/** The same for a double click or a replayed form, so that it is one vote; another for another answer. */
export const updateIdOf = (nonce: string, ...said: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([nonce, ...said]))
    .digest('hex');
