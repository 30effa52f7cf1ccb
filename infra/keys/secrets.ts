import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../host/env';

/** What must be kept secret: the keys that sign links and sessions, and the programme office's token. */
export interface Secrets {
  readonly linkKeys: readonly string[];
  readonly apiToken: string;
  /** Without one nobody may bring us mails. */
  readonly inboundToken?: string;
}

const kept = (folder: string, name: string): string => {
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
};

/** Those of the environment, else ones that are made at the first start and kept in the data folder, readable by their owner only. */
export const readSecrets = (
  env: Pick<Env, 'GATEHOUSE_DATA' | 'GATEHOUSE_API_TOKEN' | 'GATEHOUSE_LINK_KEY' | 'GATEHOUSE_INBOUND_TOKEN'>,
): Secrets => {
  const folder = join(env.GATEHOUSE_DATA, 'secrets');
  return {
    linkKeys: env.GATEHOUSE_LINK_KEY?.split(',') ?? [kept(folder, 'link-key')],
    apiToken: env.GATEHOUSE_API_TOKEN ?? kept(folder, 'api-token'),
    ...(env.GATEHOUSE_INBOUND_TOKEN !== undefined && { inboundToken: env.GATEHOUSE_INBOUND_TOKEN }),
  };
};
