import type { Connection } from '@temporalio/client';
import { TemporalProblem } from './problem';

/** The first server that can skip time in a single workflow. */
export const timeSkippingSince = '1.32';

/** Whether a server's version reaches the one asked for; numbers are compared part by part, a suffix such as "-rc.1" is left out. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((text) => text.replace(/-.*$/, '').split('.').map(Number));
  for (const [index, part] of want!.entries()) {
    const mine = have![index] ?? 0;
    if (mine !== part) return mine > part;
  }
  return true;
}

/** Refuses a server that is too old for a feature, naming both; the feature reads as in "has no time skipping". */
export function assertServerVersion(version: string, wanted: string, feature: string): void {
  if (!isAtLeast(version, wanted))
    throw new TemporalProblem('temporal_too_old', `Temporal server ${version} has no ${feature}; ${wanted} is needed.`);
}

/** The version of the server behind a connection. */
export async function serverVersion(connection: Connection): Promise<string> {
  const { serverVersion: version } = await connection.workflowService.getSystemInfo({});
  return version || 'of unknown version';
}

/** Asks the server for its version, ours or another's, and refuses it when it is too old for the feature. */
export async function requireServerVersion(
  connection: Connection,
  wanted: string,
  feature = 'time skipping',
): Promise<string> {
  const version = await serverVersion(connection);
  assertServerVersion(version, wanted, feature);
  return version;
}
