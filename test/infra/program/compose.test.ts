import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { readEnv } from '../../../infra/host/env';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly configs: object;
}

const root = join(__dirname, '../../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

const secrets: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'test',
  GATEHOUSE_DB_PASSWORD: 'test',
  GATEHOUSE_API_TOKEN: 'a-token-of-the-office',
  GATEHOUSE_LINK_KEY: Buffer.alloc(32, 7).toString('base64url'),
};

/** What may be left out, as somebody sets it. */
const chosen: Readonly<Record<string, string>> = {
  MAIL_BOUNCES: 'bounces@gatehouse.example',
  GATEHOUSE_INBOUND_TOKEN: 'a-token-of-the-courier',
};

/** As `docker compose config` fills the variables in; one that must be set and is not throws. */
const fillIn = (text: string) =>
  text.replace(/(?<!\$)\$\{(\w+):(-|\?)([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const value = secrets[name] ?? chosen[name] ?? (kind === '-' ? rest : undefined);
    if (value === undefined) throw new Error(`${name}: ${rest}`);
    return value;
  });

const compose = parse(fillIn(read('docker-compose.yml')), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);

const text = { type: 'string' };
const texts = { type: 'array', items: text, minItems: 1 };
const healthcheck = {
  type: 'object',
  additionalProperties: false,
  properties: {
    disable: { const: true },
    test: { type: 'array', items: text, prefixItems: [{ enum: ['CMD', 'CMD-SHELL'] }], minItems: 2 },
    ...Object.fromEntries(
      ['interval', 'timeout', 'start_period'].map((key) => [key, { type: 'string', pattern: '^\\d+s$' }]),
    ),
    retries: { type: 'integer', minimum: 1 },
  },
};
const service = {
  type: 'object',
  required: ['image', 'restart', 'logging'],
  additionalProperties: false,
  properties: {
    image: { type: 'string', pattern: '^[a-z][a-z0-9/-]*:[\\w.]+$' },
    build: { const: '.' },
    restart: { type: 'string', pattern: '^(unless-stopped|on-failure:\\d+)$' },
    command: texts,
    entrypoint: texts,
    environment: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    ports: { type: 'array', items: { type: 'string', pattern: '^127\\.0\\.0\\.1:\\d+:\\d+$' } },
    volumes: texts,
    configs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['source', 'target'],
        additionalProperties: false,
        properties: { source: text, target: text },
      },
    },
    depends_on: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['condition'],
        additionalProperties: false,
        properties: {
          condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] },
          required: { type: 'boolean' },
        },
      },
    },
    healthcheck,
    init: { const: true },
    read_only: { const: true },
    tmpfs: texts,
    cap_drop: { const: ['ALL'] },
    security_opt: texts,
    stop_grace_period: text,
    shm_size: text,
    logging: { type: 'object', required: ['driver', 'options'] },
  },
};

it('is written as docker compose expects it, and publishes nothing beyond this machine', () => {
  const validate = new Ajv({ strict: false }).compile({
    type: 'object',
    required: ['services'],
    properties: { services: { type: 'object', additionalProperties: service } },
  });
  validate(compose);
  expect(validate.errors).toBeNull();
});

it('waits only for services that there are, and for health only where it is checked', () => {
  for (const [, { depends_on = {} }] of services)
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(Object.keys(compose.services)).toContain(name);
      if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck?.test).toBeDefined();
    }
});

it('uses only volumes and configurations that it declares', () => {
  for (const [, { volumes = [], configs = [] }] of services) {
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
  }
});

it('runs two workers, the API and a set-up, each by a command that there is', () => {
  const commands = [...read('cli/main.ts').matchAll(/\.command\('([a-z]+)/g)].map(([, name]) => name);
  expect(ours.map(([, { command }]) => command?.[0]).sort()).toEqual(['api', 'setup', 'worker', 'worker']);
  for (const [, { command = [] }] of ours) expect(commands).toContain(command[0]);
});

it.each(ours)('gives %s an environment that it can start with, and no variable that nobody reads', (_, each) => {
  const given = Object.fromEntries(Object.entries(each.environment ?? {}).map(([key, value]) => [key, `${value}`]));
  const understood = readEnv(given);
  expect(Object.keys(understood)).toEqual(expect.arrayContaining(Object.keys(given)));
  expect(understood).toMatchObject({ TEMPORAL_ADDRESS: 'temporal:7233', SMTP_URL: 'smtp://mailpit:1025' });
  expect(understood.DATABASE_URL).toContain('@postgres:5432/gatehouse');
});

it('starts nothing without its secrets', () => {
  const compulsory = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
  expect([...new Set(compulsory)].sort()).toEqual(Object.keys(secrets).sort());
});

const dockerfile = read('Dockerfile').split('\n');
const copied = dockerfile.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(' ').slice(1, -1));

it('builds the image from files that there are and that the build is sent', () => {
  const sent = read('.dockerignore').split('\n');
  for (const name of copied) {
    expect(existsSync(join(root, name))).toBe(true);
    expect(sent).toContain(`!${name}`);
  }
});

it('builds an image that has nothing to compile when it starts, and no other platform in it', () => {
  const lines = dockerfile.filter((line) => !line.startsWith('#'));
  const built = lines.indexOf('RUN node cli/gatehouse.js build');
  expect(built).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('COPY ')));
  expect(dockerfile.join('\n')).toMatch(
    /core-bridge\/releases .* ! -name "\$\(uname -m\)-unknown-linux-gnu" -exec rm -r/,
  );
});

it('runs the image as an ordinary user, without development tools, asking the readiness probe', () => {
  expect(dockerfile).toContain('USER node');
  expect(dockerfile.join('\n')).toMatch(/npm ci --omit=dev/);
  expect(dockerfile.join('\n')).toMatch(/HEALTHCHECK[^]*\/readyz/);
  expect(dockerfile).toContain('ENTRYPOINT ["node", "cli/gatehouse.js"]');
});
