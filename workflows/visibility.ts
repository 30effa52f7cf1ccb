import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../contracts/search-attributes';
import type { Text } from '../domain/text';

/** Says in the Temporal Web UI where the process stands and on whom it waits. */
export const show = (state: string, waitingOn: readonly string[], details: string, dueAt?: string): void => {
  setCurrentDetails(details);
  upsertSearchAttributes([
    { key: searchAttributes.state, value: state },
    { key: searchAttributes.waitingOn, value: [...waitingOn] },
    { key: searchAttributes.dueAt, value: dueAt === undefined ? null : new Date(dueAt) },
  ]);
};

/** A thing's name for operators, in both languages when they differ. */
export const named = ({ zh, en }: Text) => (zh === en ? zh : `${zh} (${en})`);
