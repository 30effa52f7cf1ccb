import { z } from 'zod';
import { ownMachine, proxies } from './proxies';

/** How many days settled letters are kept, unless the deployment says another number. */
export const LETTERS_DAYS = 365;

const port = (fallback: number) => {
  const error = 'must be a port, a whole number from 1 to 65535';
  return z.coerce.number({ error }).int({ error }).min(1, { error }).max(65_535, { error }).default(fallback);
};
const days = 'must be a whole number of days from 30 to 36500';
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** A server with its credentials: a number sign in a password would cut the address off before its host. */
const server = (...protocols: string[]) =>
  url(...protocols).refine(
    (text) => !text.includes('#'),
    'must have # percent-encoded, as %23: the rest would be cut off',
  );

/** Where people reach us: every link begins with it and goes on with a path of its own. */
const home = url('http:', 'https:').refine(
  (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
  'must end with host or port, as https://gatehouse.example does: what follows would make every link lead nowhere',
);

const domains = z
  .string()
  .transform((text) => text.split(',').map((domain) => domain.trim().toLowerCase()))
  .refine((all) => all.every((domain) => /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(domain)), {
    message: 'must be domains of mail addresses separated by commas, as east.example, west.example',
  });

const isLoopback = (address: string) =>
  URL.canParse(address) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname);

const variables = z.object({
  GATEHOUSE_DATA: z.string().min(1).default('./data'),
  /** Whether our own Temporal server waits for the disk at each transaction; `no` may lose the last moments in a power cut. */
  GATEHOUSE_DURABLE: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes'),
  /** Whether errors in workflows keep their stack traces, which costs an approval some of its time. */
  GATEHOUSE_DEBUG: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  /** For how many days mails that have left, or that nobody takes, stay in the outbox. */
  GATEHOUSE_LETTERS_DAYS: z.coerce
    .number({ error: days })
    .int({ error: days })
    .min(30, { error: days })
    .max(36_500, { error: days })
    .default(LETTERS_DAYS),
  /** Where files in evidence go: the store itself, a folder, or a service that speaks S3. */
  GATEHOUSE_FILES: z.enum(['store', 'folder', 's3'], { error: 'must be store, folder or s3' }).default('store'),
  /** That folder; `files` in the data folder when left out. */
  GATEHOUSE_FILES_FOLDER: z.string().min(1).optional(),
  GATEHOUSE_S3_ENDPOINT: url('https:', 'http:').optional(),
  GATEHOUSE_S3_REGION: z.string().min(1).default('us-east-1'),
  GATEHOUSE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  GATEHOUSE_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  GATEHOUSE_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Whether the bucket stands in the path of an address or before its host, as some services want it. */
  GATEHOUSE_S3_STYLE: z.enum(['path', 'host'], { error: 'must be path or host' }).default('path'),
  /** The virus scanner that looks through every file first; without it nobody does. */
  GATEHOUSE_CLAMD: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, 'must be host:port of a clamd')
    .optional(),
  PORT: port(3000),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  SMTP_PORT: port(2525),
  MAILBOX_PORT: port(8025),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d+$/, 'must be host:port')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** Where people open the Temporal Web UI of a server of one's own. */
  TEMPORAL_UI_URL: url('http:', 'https:').optional(),
  DATABASE_URL: server('postgres:', 'postgresql:').optional(),
  SMTP_URL: server('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.email().default('gatehouse@gatehouse.example'),
  PUBLIC_URL: home.optional(),
  /** Which proxies before us are believed when they say from where a request comes; limits are counted by that. */
  GATEHOUSE_TRUST_PROXY: proxies.default(ownMachine),
  /** The sign-in service of a company (OpenID Connect); all three or none. */
  OIDC_ISSUER: url('https:', 'http:')
    .refine((issuer) => !issuer.startsWith('http:') || isLoopback(issuer), 'must be https, except on loopback')
    // Of these, whoever has a tenant of their own could say to be anybody.
    .refine(
      (issuer) => !/^https:\/\/login\.[^/]+\/(common|organizations|consumers)(\/|$)/i.test(issuer),
      "must name the company's own tenant, as https://login.microsoftonline.com/<tenant id>/v2.0 does",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Domains whose addresses that service gives out itself, so that one counts of which it doesn't say whether it is verified. */
  OIDC_EMAIL_DOMAINS: domains.optional(),
  GATEHOUSE_API_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Whoever brings us mails (a mail server's pipe, a provider's webhook) shows it; without one that door is closed. */
  GATEHOUSE_INBOUND_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Where bounces go: `bounces@…` of a server that takes `bounces+anything@…` too. Without it they go to MAIL_FROM. */
  MAIL_BOUNCES: z.email().optional(),
  GATEHOUSE_LINK_KEY: z
    .string()
    .refine((keys) => keys.split(',').every((key) => Buffer.from(key, 'base64url').length >= 32), {
      message: 'must be one or more keys of at least 32 bytes in base64url, separated by commas; the first signs',
    })
    .optional(),
});

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

const s3Names = [
  'GATEHOUSE_S3_ENDPOINT',
  'GATEHOUSE_S3_BUCKET',
  'GATEHOUSE_S3_ACCESS_KEY_ID',
  'GATEHOUSE_S3_SECRET_ACCESS_KEY',
] as const;

const environment = variables.superRefine((env, context) => {
  for (const names of [oidcNames, s3Names]) {
    const missing = names.filter((name) => env[name] === undefined);
    const isNeeded = names === s3Names && env.GATEHOUSE_FILES === 's3';
    if (missing.length === names.length && !isNeeded) continue;
    for (const name of missing)
      context.addIssue({ code: 'custom', path: [name], message: `must be set together with ${names.join(', ')}` });
  }
});

export type Env = z.infer<typeof environment>;

/** What is wrong with the environment, one line a variable. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

/** Reads the environment; an empty variable counts as not set. Throws `EnvironmentProblem` naming every wrong variable. */
export const readEnv = (variables: Readonly<Record<string, string | undefined>>): Env => {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (read.success) return read.data;
  throw new EnvironmentProblem(
    read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
};
