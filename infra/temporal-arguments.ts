import { TypedSearchAttributes, type SearchAttributeType } from '@temporalio/common';
import type { LocalServer } from './temporal-finder';

/** What a local server is to serve. Every port is on 127.0.0.1. */
export interface LocalServerOptions {
  /** The SQLite file; without one everything is in memory and gone with the process. */
  readonly dbFile?: string;
  readonly port: number;
  /** Without one there is no Web UI. */
  readonly uiPort?: number;
  readonly namespace: string;
  readonly searchAttributes: Readonly<Record<string, SearchAttributeType>>;
  /** Lets a workflow that asks for it skip time (tests and rehearsals). */
  readonly timeSkipping?: boolean;
}

/** How long closed workflows stay in a local server, in hours; the ledger is the permanent record. */
export const retentionHours = 30 * 24;

/** What `--time-skipping` of our module sets, for the CLI, which has no such switch (infra/temporal-server/options.go). */
const skipTimeFast: Readonly<Record<string, unknown>> = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '1ms',
  'history.timerProcessorMaxPollRPS': 10_000,
  'history.transferProcessorMaxPollRPS': 10_000,
  'history.visibilityProcessorMaxPollRPS': 10_000,
  'history.workflowIdReuseMinimalInterval': '0s',
};

/** The command line that starts the found program as asked. */
export function serverArguments(kind: LocalServer['kind'], options: LocalServerOptions): readonly string[] {
  const common = [
    ['--ip', '127.0.0.1', '--port', `${options.port}`, '--namespace', options.namespace, '--log-level', 'error'],
    options.uiPort === undefined ? ['--headless'] : ['--ui-port', `${options.uiPort}`],
    options.dbFile === undefined ? [] : ['--db-filename', options.dbFile],
    ...Object.entries(options.searchAttributes).map(([name, type]) => [
      '--search-attribute',
      `${name}=${TypedSearchAttributes.toMetadataType(type)}`,
    ]),
  ].flat();
  if (kind === 'module')
    return [
      ...common,
      '--exit-with-parent',
      '--retention',
      `${retentionHours}h`,
      ...(options.timeSkipping ? ['--time-skipping'] : []),
    ];
  return [
    'server',
    'start-dev',
    ...common,
    ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
    ...Object.entries(options.timeSkipping ? skipTimeFast : {}).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}
