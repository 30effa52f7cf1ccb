import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { composeApp } from '../api/compose';
import { listen } from '../api/listening';
import { searchAttributeTypes } from '../contracts/search-attributes';
import type { Env } from '../infra/env';
import { keepWhole } from '../infra/keeping-whole';
import { createLogger } from '../infra/logger';
import { startMailbox } from '../infra/mailbox';
import { readNoticePlaces } from '../infra/notice-places';
import { calendarsFolder, oidcOf, programmesFolder, publicUrlOf, storeOf } from '../infra/places';
import { assertFree } from '../infra/ports';
import { readSecrets } from '../infra/secrets';
import { openServices } from '../infra/services';
import { endLeftOver, oldestFor } from '../infra/temporal-file';
import { findTemporal } from '../infra/temporal-finder';
import { keepTemporal } from '../infra/temporal-keeping';
import { ensureNamespace, registerSearchAttributes } from '../infra/temporal-namespace';
import type { Report } from '../infra/temporal-problem';
import { bundleWorkflows } from '../worker/bundle';
import { logTemporalTo, runWorker } from '../worker/run';
import { holdFolder } from './holding';
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
    closing.push(await holdFolder(data));
    await endLeftOver(temporalFile(data));
    await assertPortsFree(env);
    const log = createLogger(join(data, 'logs', 'gatehouse.log'), print);
    logTemporalTo(log);
    const bundle = told(print, 'Bundling the workflows; the next start finds them bundled.', bundleWorkflows());
    bundle.catch(() => undefined); // told where it is awaited

    const tell = (line: string) => {
      log.warn(line);
      print(line);
    };
    const temporal = await told(print, 'Starting Temporal …', provideTemporal(env, data, print, tell));
    if (temporal.server) closing.push(temporal.server.stop);
    const mailbox = env.SMTP_URL === undefined ? await openMailbox(env, data) : undefined;
    if (mailbox) closing.push(mailbox.stop);
    const secrets = readSecrets(env);
    const opening = openServices({
      temporalAddress: temporal.address,
      namespace: env.TEMPORAL_NAMESPACE,
      store: storeOf(env),
      tell,
      smtpUrl: env.SMTP_URL ?? mailbox?.smtpUrl ?? '',
      mailFrom: env.MAIL_FROM,
      lettersDays: env.GATEHOUSE_LETTERS_DAYS,
      notices: readNoticePlaces(process.env),
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
    const worker = await runWorker({ services, address: temporal.address, namespace: env.TEMPORAL_NAMESPACE, bundle });
    closing.push(worker.stop);
    const whole = await told(print, 'Comparing the record with what runs …', keepWhole({ ...services, log }));
    closing.push(whole.stop);
    const uiUrl = temporal.server?.uiUrl ?? env.TEMPORAL_UI_URL;
    const app = composeApp({
      services,
      ...secrets,
      programmesFolder,
      ...(uiUrl !== undefined && { temporalUi: { url: uiUrl, namespace: env.TEMPORAL_NAMESPACE } }),
      ...(mailbox && { mailboxUrl: mailbox.url }),
      data,
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
const assertPortsFree = async (env: Env): Promise<void> => {
  await assertFree(env.PORT, 'PORT');
  if (env.TEMPORAL_ADDRESS === undefined) {
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

const provideTemporal = async (env: Env, data: string, print: Report, tell: Report) => {
  const dbFile = temporalFile(data);
  const found = await findTemporal({ env: process.env, report: print, atLeast: await oldestFor(dbFile) });
  if (found.kind === 'external') {
    const connection = await Connection.connect({ address: found.address, connectTimeout: '10 seconds' });
    await ensureNamespace(connection, env.TEMPORAL_NAMESPACE, RETENTION_HOURS, print);
    await registerSearchAttributes(connection, env.TEMPORAL_NAMESPACE, searchAttributeTypes, print);
    await connection.close();
    return { address: found.address, server: undefined };
  }
  const settings = {
    found,
    log: join(data, 'logs', 'temporal.log'),
    dbFile,
    durable: env.GATEHOUSE_DURABLE === 'yes',
    port: env.TEMPORAL_PORT,
    uiPort: env.TEMPORAL_UI_PORT,
    namespace: env.TEMPORAL_NAMESPACE,
    searchAttributes: searchAttributeTypes,
  };
  const server = await keepTemporal(settings, tell);
  return { address: server.address, server };
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
