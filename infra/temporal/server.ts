import { Connection } from '@temporalio/client';
import { assertFree, freePort } from '../host/ports';
import { retentionHours, serverArguments, type LocalServerOptions } from './arguments';
import { beginFile, holdFile, settleFile } from './file';
import type { LocalServer } from './finder';
import { keepClosedWorkflows, registerSearchAttributes } from './namespace';
import { startProcess, type ServerProcess } from './process';
import { hiddenHost, serveTemporalUi } from './ui';
import { assertServerVersion, serverVersion, timeSkippingSince } from './version';

/** A local Temporal server that serves, with its namespace and search attributes in place. */
export interface RunningServer extends ServerProcess {
  readonly address: string;
  readonly uiUrl?: string;
  readonly version: string;
}

export interface ServerSettings extends Omit<LocalServerOptions, 'ui'> {
  readonly found: LocalServer;
  readonly log: string;
  /** Where the Web UI is served; without one there is none. */
  readonly uiPort?: number;
}

/** Starts a found local program and waits until it serves; refuses, by name, a taken port and a server too old to skip time. */
export async function startTemporal({ found, log, uiPort, ...options }: ServerSettings): Promise<RunningServer> {
  if (options.timeSkipping) assertServerVersion(found.version, timeSkippingSince, 'time skipping');
  await assertFree(options.port, 'TEMPORAL_PORT');
  if (uiPort !== undefined) await assertFree(uiPort, 'TEMPORAL_UI_PORT');
  const { dbFile } = options;
  if (dbFile !== undefined) await beginFile(dbFile);
  const ui = uiPort === undefined ? undefined : { host: hiddenHost(), port: await freePort() };
  const args = serverArguments({ ...options, ...(ui && { ui }) });
  const born = dbFile === undefined ? {} : { born: (pid: number) => holdFile(dbFile, pid) };
  const server = await startProcess({ path: found.path, args, ...born }, /Server:\s/, log);
  const address = `127.0.0.1:${options.port}`;
  try {
    const version = await settle(address, options);
    if (dbFile !== undefined) await settleFile(dbFile, version);
    if (ui === undefined || uiPort === undefined) return { ...server, address, version };
    const pages = await serveTemporalUi(uiPort, ui);
    const ended = server.ended.then(pages.close);
    const stop = () => server.stop().then(() => ended);
    return { ...server, ended, stop, address, version, uiUrl: `http://127.0.0.1:${uiPort}` };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Brings the namespace of a file made by an earlier run to what this run asks for, and reads the server's version. */
async function settle(address: string, { namespace, searchAttributes }: LocalServerOptions): Promise<string> {
  const connection = await Connection.connect({ address, connectTimeout: '30s' });
  try {
    await registerSearchAttributes(connection, namespace, searchAttributes);
    await keepClosedWorkflows(connection, namespace, retentionHours);
    return await serverVersion(connection);
  } finally {
    await connection.close();
  }
}
