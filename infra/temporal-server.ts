import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { assertFree } from './ports';
import { retentionHours, serverArguments, type LocalServerOptions } from './temporal-arguments';
import type { LocalServer } from './temporal-finder';
import { keepClosedWorkflows, registerSearchAttributes } from './temporal-namespace';
import { endingWithParent, startProcess, type ServerProcess } from './temporal-process';
import { assertServerVersion, serverVersion, timeSkippingSince } from './temporal-version';

/** A local Temporal server that serves, with its namespace and search attributes in place. */
export interface RunningServer extends ServerProcess {
  readonly address: string;
  readonly uiUrl?: string;
  readonly version: string;
}

/** Starts a found local program and waits until it serves; refuses, by name, a taken port and a server too old to skip time. */
export async function startTemporal({
  found,
  log,
  ...options
}: LocalServerOptions & { readonly found: LocalServer; readonly log: string }): Promise<RunningServer> {
  if (options.timeSkipping) assertServerVersion(found.version, timeSkippingSince, 'time skipping');
  await assertFree(options.port, 'TEMPORAL_PORT');
  if (options.uiPort !== undefined) await assertFree(options.uiPort, 'TEMPORAL_UI_PORT');
  if (options.dbFile !== undefined) await mkdir(path.dirname(options.dbFile), { recursive: true });
  const program = { path: found.path, args: serverArguments(found.kind, options) };
  const lastLine = options.uiPort === undefined ? /^grpc /m : /^ui /m;
  const server =
    found.kind === 'module'
      ? await startProcess(program, lastLine, log)
      : await startProcess(endingWithParent(program), /Server:\s/, log);
  const address = `127.0.0.1:${options.port}`;
  try {
    const version = await settle(found, address, options);
    const uiUrl = options.uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${options.uiPort}` };
    return { ...server, ...uiUrl, address, version };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Reads the server's version; the CLI also needs what our module does by itself for a file made by an earlier run. */
async function settle(found: LocalServer, address: string, options: LocalServerOptions): Promise<string> {
  const connection = await Connection.connect({ address, connectTimeout: '30s' });
  try {
    if (found.kind === 'cli') {
      await registerSearchAttributes(connection, options.namespace, options.searchAttributes);
      await keepClosedWorkflows(connection, options.namespace, retentionHours);
    }
    return await serverVersion(connection);
  } finally {
    await connection.close();
  }
}
