import { TypedSearchAttributes, type SearchAttributeType } from '@temporalio/common';

/** What a local server is to serve. Every port is on loopback. */
export interface LocalServerOptions {
  /** The SQLite file; without one everything is in memory and gone with the process. */
  readonly dbFile?: string;
  /** Whether each transaction is on the disk before it counts; else a power cut may take the last moments. */
  readonly durable?: boolean;
  readonly port: number;
  /** Where the Web UI listens; without one there is none. */
  readonly ui?: { readonly host: string; readonly port: number };
  readonly namespace: string;
  readonly searchAttributes: Readonly<Record<string, SearchAttributeType>>;
  /** Lets a workflow that asks for it skip time (tests and rehearsals). */
  readonly timeSkipping?: boolean;
}

/** How long closed workflows stay in a local server, in hours; the ledger is the permanent record. */
export const retentionHours = 30 * 24;

type Settings = Readonly<Record<string, unknown>>;

/**
 * Ten looks into the visibility store a second are too few for a Web UI and a poller; 8,192 histories in the cache are enough for one
 * machine; and the HTTP door answers no name but loopback's, which a page from elsewhere could have taken over (DNS rebinding).
 */
const always: Settings = {
  'frontend.namespaceRPS.visibility': 200,
  'history.hostLevelCacheMaxSize': 8192,
  'frontend.httpAllowedHosts': ['127.0.0.1:*', 'localhost:*'],
};

/**
 * Permits time skipping and lifts what would make each skip cost up to a second: a timer's slack, 20 polls a second, a pause before
 * continuing as new. No worker of the server's own in each namespace: it serves schedules and batches, and rehearsals have many namespaces.
 */
const skipTimeFast: Settings = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '1ms',
  'history.timerProcessorMaxPollRPS': 10_000,
  'history.transferProcessorMaxPollRPS': 10_000,
  'history.visibilityProcessorMaxPollRPS': 10_000,
  'history.workflowIdReuseMinimalInterval': '0s',
  'worker.perNamespaceWorkerCount': 0,
};

/** The command line that starts the CLI's server as asked. A write-ahead log survives the end of the process at any instant. */
export const serverArguments = (options: LocalServerOptions): readonly string[] => [
  ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${options.port}`],
  ...['--namespace', options.namespace, '--log-level', 'error'],
  ...(options.ui
    ? ['--ui-ip', options.ui.host, '--ui-port', `${options.ui.port}`, '--ui-disable-news-fetch']
    : ['--headless']),
  ...(options.dbFile === undefined ? [] : ['--db-filename', options.dbFile]),
  ...['--sqlite-pragma', 'journal_mode=wal'],
  ...['--sqlite-pragma', `synchronous=${options.durable ? 'full' : 'normal'}`],
  ...Object.entries(options.searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${TypedSearchAttributes.toMetadataType(type)}`,
  ]),
  ...Object.entries({ ...always, ...(options.timeSkipping ? skipTimeFast : {}) }).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${JSON.stringify(value)}`,
  ]),
];
