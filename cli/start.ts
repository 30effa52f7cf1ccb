import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { composeApp } from '../api/compose';
import { listen } from '../api/http/listener';
import { searchAttributeTypes } from '../contracts/search-attributes';
import type { Env } from '../infra/host/env';
import { keepWhole } from '../infra/recovery/upkeep';
import { createLogger } from '../infra/host/logger';
import { startMailbox } from '../infra/mailbox/mailbox';
import { readChatPlaces } from '../infra/chats/places';
import { filesOf } from '../infra/files/settings';
import { calendarsFolder, oidcOf, programmesFolder, publicUrlOf, storeOf } from '../infra/places';
import { assertFree } from '../infra/host/ports';
import { readSecrets } from '../infra/keys/secrets';
import { openServices } from '../infra/services';
import { connecting, connectNow } from '../infra/temporal/connection';
import { endLeftOver, oldestFor } from '../infra/temporal/file';
import { findTemporal } from '../infra/temporal/finder';
import { keepTemporal } from '../infra/temporal/keeper';
import { ensureNamespace, registerSearchAttributes } from '../infra/temporal/namespace';
import { namedTemporal } from '../infra/temporal/place';
import type { Report } from '../infra/temporal/problem';
import { bundleWorkflows } from '../worker/bundle';
import { logTemporalTo, runWorker } from '../worker/run';
import { holdFolder } from './hold';
import { screen } from './screen';

/** Closed workflows are kept this long by Temporal; the ledger keeps everything for good. */
const RETENTION_HOURS = 30 * 24;

/** `npm start`: everything on one machine, in this process and one child; keeps its data, continues where it was, ends at Ctrl-C. */
export const start = async (env: Env, print: (line: string) => void): Promise<void> => {
  const closing: (() => Promise<unknown> | unknown)[] = [];
  const data = resolve(env.GATEHOUSE_DATA);
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    mkdirSync(data, { recursive: true });
    const named = namedTemporal(process.env);
    closing.push(await holdFolder(data));
    await endLeftOver(temporalFile(data));
    await assertPortsFree(env, named !== undefined);
    const log = createLogger(join(data, 'logs', 'gatehouse.log'), print);
    logTemporalTo(log);
    const bundle = told(print, 'Bundling the workflows; the next start finds them bundled.', bundleWorkflows());
    bundle.catch(() => undefined); // told where it is awaited

    const tell = (line: string) => {
      log.warn(line);
      print(line);
    };
    const temporal = await told(print, 'Starting Temporal …', provideTemporal(env, named, data, print, tell));
    if (temporal.server) closing.push(temporal.server.stop);
    const mailbox = env.SMTP_URL === undefined ? await openMailbox(env, data) : undefined;
    if (mailbox) closing.push(mailbox.stop);
    const secrets = readSecrets(env);
    const opening = openServices({
      temporal: temporal.place,
      namespace: temporal.namespace,
      store: storeOf(env),
      tell,
      smtpUrl: env.SMTP_URL ?? mailbox?.smtpUrl ?? '',
      mailFrom: env.MAIL_FROM,
      lettersDays: env.GATEHOUSE_LETTERS_DAYS,
      chats: readChatPlaces(process.env),
      files: filesOf(env),
      ...(env.MAIL_BOUNCES !== undefined && { mailBounces: env.MAIL_BOUNCES }),
      publicUrl: publicUrlOf(env),
      ...oidcOf(env),
      calendars: calendarsFolder,
      secrets,
    });
    const services = await told(print, 'Opening the store …', opening);
    closing.push(services.close);
    if (env.DATABASE_URL === undefined) await services.idempotency.giveUpClaims();
    print('Starting the worker and the pages …');
    const { place, namespace } = temporal;
    const worker = await runWorker({ services, place, namespace, bundle });
    closing.push(worker.stop);
    const whole = await told(print, 'Comparing the record with what runs …', keepWhole({ ...services, log }));
    closing.push(whole.stop);
    const uiUrl = temporal.server?.uiUrl ?? env.TEMPORAL_UI_URL;
    const app = composeApp({
      services,
      ...secrets,
      programmesFolder,
      ...(uiUrl !== undefined && { temporalUi: { url: uiUrl, namespace } }),
      ...(mailbox && { mailboxUrl: mailbox.url }),
      data,
      proxies: env.GATEHOUSE_TRUST_PROXY,
      log,
    });
    const server = await listen(app, env.PORT, '127.0.0.1');
    closing.push(server.stop);
    print(
      screen({
        publicUrl: publicUrlOf(env),
        mailboxUrl: mailbox?.url,
        temporalUiUrl: uiUrl,
        apiToken: secrets.apiToken,
        data,
        interrupted: whole.found,
      }),
    );
    await untilAskedToStop([worker.ended]);
    print('\nStopping; everything is kept in ' + data);
  } finally {
    await stop();
  }
};

const SLOW_MS = 2_000;

/** Says on the console what is waited for, once that takes over two seconds. */
const told = async <T>(print: Report, line: string, work: Promise<T>): Promise<T> => {
  const slow = setTimeout(() => print(line), SLOW_MS);
  try {
    return await work;
  } finally {
    clearTimeout(slow);
  }
};

/** Before anything is built or started: whoever waits minutes should not learn then that a port is taken. */
const assertPortsFree = async (env: Env, isTemporalNamed: boolean): Promise<void> => {
  await assertFree(env.PORT, 'PORT');
  if (!isTemporalNamed) {
    await assertFree(env.TEMPORAL_PORT, 'TEMPORAL_PORT');
    await assertFree(env.TEMPORAL_UI_PORT, 'TEMPORAL_UI_PORT');
  }
  if (env.SMTP_URL === undefined) {
    await assertFree(env.SMTP_PORT, 'SMTP_PORT');
    await assertFree(env.MAILBOX_PORT, 'MAILBOX_PORT');
  }
};

const openMailbox = (env: Env, data: string) =>
  startMailbox({ smtpPort: env.SMTP_PORT, pagePort: env.MAILBOX_PORT, folder: join(data, 'mail'), host: '127.0.0.1' });

const temporalFile = (data: string) => join(data, 'temporal', 'temporal.db');

const provideTemporal = async (
  env: Env,
  named: ReturnType<typeof namedTemporal>,
  data: string,
  print: Report,
  tell: Report,
) => {
  const dbFile = temporalFile(data);
  const namespace = named?.namespace ?? env.TEMPORAL_NAMESPACE;
  const variables = { ...process.env, TEMPORAL_ADDRESS: named?.place.address };
  const found = await findTemporal({ env: variables, report: print, atLeast: await oldestFor(dbFile) });
  if (found.kind === 'external') {
    const place = named?.place ?? { address: found.address };
    const connection = await connectNow(place, 10);
    await connecting(place, async () => {
      await ensureNamespace(connection, namespace, RETENTION_HOURS, print);
      await registerSearchAttributes(connection, namespace, searchAttributeTypes, print);
    });
    await connection.close();
    return { place, namespace, server: undefined };
  }
  const settings = {
    found,
    log: join(data, 'logs', 'temporal.log'),
    dbFile,
    durable: env.GATEHOUSE_DURABLE === 'yes',
    port: env.TEMPORAL_PORT,
    uiPort: env.TEMPORAL_UI_PORT,
    namespace,
    searchAttributes: searchAttributeTypes,
  };
  const server = await keepTemporal(settings, tell);
  return { place: { address: server.address }, namespace, server };
};

/** Settles at Ctrl-C or SIGTERM; throws when a part has died by itself. */
const untilAskedToStop = (parts: readonly Promise<unknown>[]) =>
  new Promise<void>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    for (const part of parts)
      part.then(
        () => reject(new Error('A part has ended by itself; see the logs in the data folder.')),
        (error: unknown) => reject(error),
      );
  });
