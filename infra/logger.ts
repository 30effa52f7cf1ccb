import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';

/** Structured logs (JSON lines): to a file when one is given, else to stdout. Neither mail addresses' content nor tokens are logged. */
export const createLogger = (file?: string) => {
  if (file === undefined) return pino({ level: 'info' });
  mkdirSync(dirname(file), { recursive: true });
  return pino({ level: 'info' }, pino.destination({ dest: file, sync: false }));
};

export type Logger = ReturnType<typeof createLogger>;
