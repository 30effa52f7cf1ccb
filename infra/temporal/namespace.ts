import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { TypedSearchAttributes, type SearchAttributeType } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { status } from '@grpc/grpc-js';
import { TemporalProblem, type Report } from './problem';

type Attributes = Readonly<Record<string, SearchAttributeType>>;

/** Creates the namespace on a server that does not have it; one that is there stays as its owner set it up. */
export async function ensureNamespace(
  connection: Connection,
  namespace: string,
  retentionHours: number,
  report: Report = () => undefined,
): Promise<void> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return;
  } catch (error) {
    if (isRefusal(error))
      return report(`Temporal does not let us look at the namespace ${namespace}; taking it as given.`);
    if (!hasStatus(error, status.NOT_FOUND)) throw error;
  }
  await connection.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: hours(retentionHours) })
    .catch((error: unknown) => {
      if (!hasStatus(error, status.ALREADY_EXISTS)) throw error; // another process of ours was quicker
    });
}

/** Sets how long the server keeps closed workflows, in hours. */
export async function keepClosedWorkflows(connection: Connection, namespace: string, retentionHours: number) {
  const config = { workflowExecutionRetentionTtl: hours(retentionHours) };
  await connection.workflowService.updateNamespace({ namespace, config });
}

/**
 * Adds the search attributes that the namespace lacks; may run any number of times. Refuses one that exists with another
 * type. A managed service that keeps this to itself is accepted: `report` hears the commands to run there.
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  attributes: Attributes,
  report: Report = () => undefined,
): Promise<void> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(attributes).filter(([name, type]) => isMissing(customAttributes, name, type));
    if (missing.length === 0) return;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, code(type)])),
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    report(`Temporal does not let us add search attributes to ${namespace}. If they are not there, run:`);
    for (const [name, type] of Object.entries(attributes))
      report(
        `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${metadata(type)}`,
      );
  }
}

const { IndexedValueType } = temporal.api.enums.v1;
type IndexedValueTypes = Readonly<Record<string, temporal.api.enums.v1.IndexedValueType>>;

const metadata = TypedSearchAttributes.toMetadataType;
const code = (type: SearchAttributeType) => IndexedValueType[`INDEXED_VALUE_TYPE_${type}`];
const hours = (count: number) => msToTs(count * 3_600_000);

function isMissing(present: IndexedValueTypes, name: string, type: SearchAttributeType): boolean {
  const found = present[name];
  if (found === undefined || found === code(type)) return found === undefined;
  const has = IndexedValueType[found].replace('INDEXED_VALUE_TYPE_', '');
  throw new TemporalProblem(
    'temporal_search_attribute',
    `Search attribute ${name} is ${has} on the Temporal server, and ${type} is needed; use another namespace.`,
  );
}

const hasStatus = (error: unknown, ...codes: readonly status[]): boolean =>
  isGrpcServiceError(error) && codes.includes(error.code);

/** How a managed service says that this is done in its own console. */
const isRefusal = (error: unknown): boolean => hasStatus(error, status.PERMISSION_DENIED, status.UNIMPLEMENTED);
