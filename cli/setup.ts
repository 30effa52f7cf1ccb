import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import { searchAttributeTypes } from '../contracts/search-attributes';
import { EnvironmentProblem, type Env } from '../infra/host/env';
import { storeOf } from '../infra/places';
import { openDatabase } from '../infra/store/opened';
import { retentionHours } from '../infra/temporal/arguments';
import { connecting, connectNow } from '../infra/temporal/connection';
import { ensureNamespace, registerSearchAttributes } from '../infra/temporal/namespace';
import { namedTemporal } from '../infra/temporal/place';

/** How long a server may take to know a namespace that was created a moment ago; its parts look for new ones every few seconds. */
const KNOWN_WITHIN_MS = 60_000;

/** gRPC's status code for what is not there. */
const NOT_FOUND = 5;

/** Prepares a Temporal server and a store of one's own: namespace, search attributes, tables. May run any number of times. */
export const setup = async (env: Env, print: (line: string) => void): Promise<void> => {
  const temporal = namedTemporal(process.env);
  if (!temporal || !env.DATABASE_URL)
    throw new EnvironmentProblem('TEMPORAL_ADDRESS and DATABASE_URL must be set for setup.');
  const { place, namespace = env.TEMPORAL_NAMESPACE } = temporal;
  await (await openDatabase(storeOf(env))).close();
  print('The store has its tables.');
  const connection = await connectNow(place, 30);
  try {
    await connecting(place, async () => {
      await ensureNamespace(connection, namespace, retentionHours, print);
      await onceKnown(() => registerSearchAttributes(connection, namespace, searchAttributeTypes, print));
    });
  } finally {
    await connection.close();
  }
  print(`The namespace ${namespace} at ${place.address} has its search attributes.`);
};

/** Does the work again while the server does not know the namespace yet. */
const onceKnown = async (work: () => Promise<void>): Promise<void> => {
  for (const until = Date.now() + KNOWN_WITHIN_MS; ; await pause(500)) {
    try {
      return await work();
    } catch (error) {
      const isUnknown = isGrpcServiceError(error) && error.code === NOT_FOUND;
      if (!isUnknown || Date.now() > until) throw error;
    }
  }
};
